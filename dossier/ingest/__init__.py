"""Files to stories: reading, cleaning, segmentation, metadata."""
