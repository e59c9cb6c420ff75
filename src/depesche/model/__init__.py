"""What is recorded: plain frozen types, without behaviour that needs a library."""
