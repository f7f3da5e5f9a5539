"""What outlets have in common and what sets them apart, with the statistics that say how sure that is."""
