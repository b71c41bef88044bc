"""Pages of the CWIHP Bulletin, as scanned text, to records."""
