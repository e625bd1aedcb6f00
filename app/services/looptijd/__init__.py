"""The subsidie as a running thing: periods, receipts, decisions; and the run of 1 January."""
