"""The demo pictures, drawn in SVG. `scripts/draw_demo_pictures.py` turns them into JPEG files."""
