"""Item models over plain values; tested with Qt's model tester."""
