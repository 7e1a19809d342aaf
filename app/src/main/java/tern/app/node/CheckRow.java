package tern.app.node;

import java.util.Optional;

/// One of the checks before a start, or what is wrong with a node that runs.
///
/// @param id     for the ids of its controls
/// @param tone   good, to be looked at, in the way
/// @param words  the same in one word
/// @param title  what was looked at
/// @param said   what was measured, what is needed, what to do
/// @param button what the fix that Tern can make itself is called; empty where there is none
record CheckRow(String id, Tone tone, String words, String title, String said, Optional<String> button) {}
