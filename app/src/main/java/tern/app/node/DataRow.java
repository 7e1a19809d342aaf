package tern.app.node;

/// Something that can be deleted.
///
/// @param id     of its button
/// @param title  what it is
/// @param words  what it means
/// @param button with the size it frees
/// @param empty  whether there is nothing of it
record DataRow(String id, String title, String words, String button, boolean empty) {}
