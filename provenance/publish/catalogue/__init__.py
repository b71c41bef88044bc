"""All records of a site together: what there is by archive, by hand, by year, and the routes."""
