"""What `app/src/bench/all.py` is made of."""
