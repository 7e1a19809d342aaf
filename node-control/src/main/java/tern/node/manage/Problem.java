package tern.node.manage;

import java.util.Optional;

/// What is wrong with a node.
///
/// @param sentence for the person: what happened and what to do
/// @param details  technical text, for instance its last lines
/// @param fix      what a button beside it does
public record Problem(Kind kind, String sentence, Optional<String> details, Fix fix) {

    public enum Kind {
        /// It ended by itself.
        EXITED,
        /// It ended by itself more often than it is started again.
        GAVE_UP,
        /// Its program could not be started.
        PROGRAM,
        /// It serves another chain than the one it was to serve.
        WRONG_CHAIN,
        /// It runs and does not answer.
        SILENT,
        /// It has no peers.
        NO_PEERS,
        /// Its peers have newer blocks and it gets none.
        NO_NEW_BLOCKS,
        /// Its newest final block is far behind its newest one.
        FINALITY_LAGS,
        /// The proof or the state does not come.
        WARP_STUCK,
        /// The disk is nearly full: it was stopped.
        DISK_FULL,
        /// Its data are damaged.
        DAMAGED,
        /// A port it needs is taken.
        PORT_TAKEN,
        /// The system ended it for want of memory.
        NO_MEMORY,
        /// It runs, and nobody keeps it.
        LEFT_OVER,
        /// A graphics card failed, or is not enough.
        CARD,
        /// A miner's hotkey has no seat.
        NO_SEAT,
        /// A miner cost more than it brought for longer than it was to.
        LOSS
    }

    /// What a button beside a problem or a finding does.
    public enum Fix {
        NONE,
        /// [NodeService#start]
        START,
        /// [NodeService#restart]
        RESTART,
        /// [NodeService#perform] of [DataStep.Kind#RESYNC]
        RESYNC,
        /// [NodeService#perform] of [DataStep.Kind#PRUNE]
        PRUNE,
        /// [NodeService#adopt]
        ADOPT,
        /// The settings of the node.
        SETTINGS,
        /// A place where the program or a container engine can be had.
        INSTALL,
        /// The log.
        LOG,
        /// The folder of its data.
        FOLDER
    }
}
