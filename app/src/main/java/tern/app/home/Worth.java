package tern.app.home;

/// What the total is worth in the person's currency, or that this is not known.
///
/// @param words `about €1,234.56`
/// @param how   the price, its time and its source; or why there is none
public record Worth(String words, String how) {}
