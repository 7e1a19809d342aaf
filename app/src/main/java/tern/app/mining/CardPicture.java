package tern.app.mining;

/// One card as the page shows it.
///
/// @param id   of the card, for its controls: the place in the list
/// @param name with the number where there are several of one name
public record CardPicture(String id, String name) {}
