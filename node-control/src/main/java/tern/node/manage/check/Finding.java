package tern.node.manage.check;

import java.util.Optional;
import tern.node.manage.Problem.Fix;

/// One thing that was looked at before a start.
///
/// @param title    what was looked at: «Free disk space»
/// @param measured as text with its unit; empty where nothing could be measured
/// @param needed   as text with its unit
/// @param advice   what to do, in one or two sentences; empty when it passes
/// @param fix      what a button beside it does
public record Finding(Id id, Verdict verdict, String title, Optional<String> measured, Optional<String> needed,
        Optional<String> advice, Fix fix) {

    public enum Verdict {
        PASS,
        /// It will run, but not well.
        WARN,
        /// A start is refused, unless the person insists.
        FAIL
    }

    /// What is looked at.
    public enum Id {
        PROCESSOR,
        MEMORY,
        DISK,
        P2P_PORT,
        RPC_PORT,
        METRICS_PORT,
        CLOCK,
        ENGINE,
        PROGRAM,
        CHAIN_SPEC,
        FOLDER,
        OLD_DATA,
        /// Of a miner: its Python, the port and the address where validators ask it, its keys, seat and money, its card.
        PYTHON,
        AXON_PORT,
        ADDRESS,
        HOTKEY,
        SEAT,
        BALANCE,
        CARD
    }

    public boolean passes() {
        return verdict == Verdict.PASS;
    }
}
