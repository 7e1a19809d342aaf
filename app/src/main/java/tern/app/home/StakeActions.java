package tern.app.home;

import java.util.function.Consumer;
import tern.app.ui.PositionValues;

/// What Home offers to do with stake, somewhere else.
///
/// @param stake  opens the page where stake is put on
/// @param add    opens it with a position to add to
/// @param remove opens it with a position to take back from
/// @param claim  opens it with what validators' funds owe
public record StakeActions(Runnable stake, Consumer<PositionValues.Key> add, Consumer<PositionValues.Key> remove,
        Runnable claim) {}
