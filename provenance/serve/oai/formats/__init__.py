"""The metadata formats that harvesters may ask for."""
