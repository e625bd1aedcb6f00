"""Export: the workbook for the gemeente, seen before it is made."""
