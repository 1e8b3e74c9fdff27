"""How a run is carried out: its stages, the desk of sources, other machines, a second reader."""
