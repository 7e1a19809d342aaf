package tern.node.miner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tern.node.manage.check.Finding;
import tern.wallet.units.TernException;

/// A miner could not be set up, started or stopped.
public final class MinerException extends TernException {

    private static final long serialVersionUID = 1L;

    public enum Kind {
        /// No such profile.
        UNKNOWN,
        /// There is one of that name already.
        EXISTS,
        /// Something is wrong with the profile.
        PROFILE,
        /// A file of the subnet's cannot be understood.
        CONTENT,
        /// A coldkey would be within the miner's reach, or its hotkey is not there.
        KEYS,
        /// A finding says fail: [#findings].
        CHECK,
        /// The program does not start.
        PROGRAM,
        /// Another Tern keeps it.
        BUSY,
        /// It runs and would have to be stopped.
        RUNNING,
        /// It does not end.
        STOP,
        /// A folder or file cannot be read or written.
        FOLDER
    }

    private final Kind kind;
    private final transient List<Finding> findings;

    public MinerException(Kind kind, String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
        this.kind = kind;
        this.findings = List.of();
    }

    public MinerException(Kind kind, String sentence, @Nullable String details) {
        this(kind, sentence, details, null);
    }

    public MinerException(Kind kind, String sentence) {
        this(kind, sentence, null, null);
    }

    private MinerException(String sentence, List<Finding> findings) {
        super(sentence);
        this.kind = Kind.CHECK;
        this.findings = List.copyOf(findings);
    }

    /// With everything that was looked at.
    public static MinerException failedCheck(String sentence, List<Finding> findings) {
        return new MinerException(sentence, findings);
    }

    public Kind kind() {
        return kind;
    }

    /// All findings, with [Kind#CHECK].
    public List<Finding> findings() {
        return findings;
    }
}
