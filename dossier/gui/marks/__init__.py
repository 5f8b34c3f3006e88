"""What the user leaves on things: tags, stars, questions and pages."""
