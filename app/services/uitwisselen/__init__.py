"""In and out: the workbook for the gemeente, the calculation without an archive, the demo."""
