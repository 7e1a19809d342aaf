package tern.app.shell;

import java.time.Instant;
import java.util.Optional;

/// Something the person should know and may have missed.
///
/// @param at      when
/// @param words   a sentence or two
/// @param details technical text
public record Notice(Instant at, String words, Optional<String> details) {}
