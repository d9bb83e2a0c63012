"""What `make run` shows: invented stories, people and places, and pictures drawn by us."""
