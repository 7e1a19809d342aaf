package tern.app.settings;

import java.util.Optional;

/// One line of the list of networks and nodes.
///
/// @param id      of the network
/// @param title   what it is called
/// @param where   whose it is and where it answers
/// @param own     whether the person named it, so that it can be moved and removed
/// @param testing whether it is being asked who it is
/// @param outcome what was found, in words
/// @param good    whether it answered as it should
public record NodeRow(
        String id,
        String title,
        String where,
        boolean own,
        boolean testing,
        Optional<String> outcome,
        boolean good) {}
