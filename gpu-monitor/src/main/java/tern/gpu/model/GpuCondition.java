package tern.gpu.model;

import java.util.Optional;
import java.util.OptionalLong;

/// What changes seldom and is looked at once a minute. What is empty could not be read, which is not the same as good.
///
/// @param eccOn           whether memory errors are corrected
/// @param eccUncorrected  errors since the driver was loaded that could not be
/// @param rowsRemapped    rows of memory replaced by spare ones
/// @param remapPending    whether more will be at the next reset
/// @param remapFailed     whether there are no spare rows left
/// @param migOn           whether the card is cut into parts (MIG)
/// @param computeMode     who may compute on it
/// @param persistence     whether the driver stays loaded when nobody uses the card
/// @param virtualized     whether it is a share of a card that a virtual machine was given
public record GpuCondition(Optional<Boolean> eccOn, OptionalLong eccUncorrected, OptionalLong rowsRemapped,
        Optional<Boolean> remapPending, Optional<Boolean> remapFailed, Optional<Boolean> migOn,
        Optional<ComputeMode> computeMode, Optional<Boolean> persistence, Optional<Boolean> virtualized) {

    public static final GpuCondition UNKNOWN = new GpuCondition(Optional.empty(), OptionalLong.empty(),
            OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// Who may compute on a card.
    public enum ComputeMode {
        /// Several programs at once.
        SHARED,
        /// None.
        PROHIBITED,
        /// One at a time.
        EXCLUSIVE
    }
}
