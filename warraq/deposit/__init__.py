"""What a deposit needs: which identifiers of the study are still missing."""
