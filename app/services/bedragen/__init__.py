"""Legal amounts of the open archive: which are in force, confirming, replacing, adding, passing on."""
