"""What words mean: tables read from `fundnorm/data/`, and one frozen value that holds them all."""
