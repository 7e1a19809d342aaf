package tern.app.settings;

import java.nio.file.Path;

/// A folder that Tern uses.
///
/// @param id   begins the ids of its line's controls
/// @param key  of the words that say what is in it
/// @param path where
public record Place(String id, String key, Path path) {}
