package tern.node.manage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.node.manage.check.Finding;
import tern.wallet.units.TernException;

/// A node could not be started, stopped, asked or changed.
public final class NodeException extends TernException {

    private static final long serialVersionUID = 1L;

    public enum Kind {
        /// Its program is not there or does not start.
        PROGRAM,
        /// Nobody has said yes to its program: [#program].
        CONSENT,
        /// A finding says fail: [#findings].
        CHECK,
        /// Another Tern keeps the node.
        BUSY,
        /// It runs and would have to be stopped.
        RUNNING,
        /// It does not run.
        NOT_RUNNING,
        /// It does not end.
        STOP,
        /// Something is wrong with the settings.
        SETTINGS,
        /// A folder or file of Tern's cannot be read or written.
        FOLDER,
        /// Data could not be moved or deleted.
        DATA,
        /// The node answered with an error, or not at all.
        ANSWER,
        /// A question that Tern does not pass on.
        REFUSED,
        /// This node cannot do that.
        UNSUPPORTED
    }

    private final Kind kind;
    private final transient @Nullable ProgramInfo program;
    private final transient List<Finding> findings;

    public NodeException(Kind kind, String sentence, @Nullable String details, @Nullable Throwable cause) {
        super(sentence, details, cause);
        this.kind = kind;
        this.program = null;
        this.findings = List.of();
    }

    public NodeException(Kind kind, String sentence, @Nullable String details) {
        this(kind, sentence, details, null);
    }

    public NodeException(Kind kind, String sentence) {
        this(kind, sentence, (String) null, null);
    }

    private NodeException(Kind kind, String sentence, @Nullable ProgramInfo program, List<Finding> findings) {
        super(sentence);
        this.kind = kind;
        this.program = program;
        this.findings = List.copyOf(findings);
    }

    /// A program that needs a yes.
    public static NodeException unknownProgram(String sentence, ProgramInfo program) {
        return new NodeException(Kind.CONSENT, sentence, program, List.of());
    }

    /// Findings that say fail.
    public static NodeException failedCheck(String sentence, List<Finding> findings) {
        return new NodeException(Kind.CHECK, sentence, null, findings);
    }

    public Kind kind() {
        return kind;
    }

    /// The program that needs a yes, with [Kind#CONSENT].
    public Optional<ProgramInfo> program() {
        return Optional.ofNullable(program);
    }

    /// All findings, with [Kind#CHECK].
    public List<Finding> findings() {
        return findings;
    }
}
