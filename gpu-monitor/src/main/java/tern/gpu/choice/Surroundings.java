package tern.gpu.choice;

import java.util.Optional;
import java.util.OptionalLong;
import tern.gpu.model.Diagnosis;

/// What counts beside the card itself. What is empty is not known.
///
/// @param diagnosis     what is wrong with a card that can be measured: computing is not set up
/// @param onBattery     whether the computer runs on its battery; one without a battery does not
/// @param freeDiskBytes where the work would be kept
/// @param assignedTo    the name of other work of Tern's that has the card
/// @param profitable    whether the work brings more than it costs; empty where nobody has asked, too
public record Surroundings(Optional<Diagnosis> diagnosis, Optional<Boolean> onBattery, OptionalLong freeDiskBytes,
        Optional<String> assignedTo, Optional<Boolean> profitable) {}
