"""Questions that a historian asks of a collection, as data, and the engines that answer them."""
