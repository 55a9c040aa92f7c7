"""What a schema asks: fields, and the conditions between them."""
