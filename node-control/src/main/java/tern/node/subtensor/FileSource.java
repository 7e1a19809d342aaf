package tern.node.subtensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;

/// A `node-subtensor` program that the person named. It is known by the SHA-256 of its file.
final class FileSource implements ProgramSource {

    private static final int CHUNK = 1 << 20;

    private final Map<String, String> environment;

    FileSource(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ProgramInfo.Origin origin() {
        return ProgramInfo.Origin.FILE;
    }

    @Override
    public boolean isHere(NodeSettings settings) {
        return settings.file().isPresent();
    }

    @Override
    public List<Finding> look(NodeSettings settings, SubtensorChain chain) {
        List<Finding> findings = new ArrayList<>();
        if (settings.file().isEmpty()) {
            findings.add(bad(Texts.get("program.none"), Texts.get("program.none.advice")));
        } else if (!Files.isRegularFile(settings.file().get())) {
            findings.add(bad(Texts.get("program.absent", settings.file().get()), Texts.get("program.none.advice")));
        } else if (!Files.isExecutable(settings.file().get())) {
            findings.add(bad(Texts.get("program.not-executable", settings.file().get()),
                    Texts.get("program.not-executable.advice")));
        } else {
            findings.add(new Finding(Id.PROGRAM, Verdict.PASS, Texts.get("program"),
                    Optional.of(settings.file().get().toString()), Optional.empty(), Optional.empty(), Fix.NONE));
        }
        if (spec(settings, chain.specFile()).isEmpty()) {
            findings.add(noSpec(settings.chainSpec().map(Path::toString).orElse(chain.specFile())));
        }
        return findings;
    }

    private static Finding bad(String measured, String advice) {
        return new Finding(Id.PROGRAM, Verdict.FAIL, Texts.get("program"), Optional.of(measured), Optional.empty(),
                Optional.of(advice), Fix.SETTINGS);
    }

    static Finding noSpec(String name) {
        return new Finding(Id.CHAIN_SPEC, Verdict.FAIL, Texts.get("spec"), Optional.of(Texts.get("spec.absent", name)),
                Optional.empty(), Optional.of(Texts.get("spec.advice")), Fix.SETTINGS);
    }

    /// The chosen specification, or the one that lies beside the program or in its `chainspecs`.
    static Optional<Path> spec(NodeSettings settings, String name) {
        if (settings.chainSpec().isPresent()) {
            return settings.chainSpec().filter(Files::isReadable);
        }
        Path folder = settings.file().map(Path::toAbsolutePath).map(Path::getParent).orElse(null);
        if (folder == null) {
            return Optional.empty();
        }
        for (Path candidate : List.of(folder.resolve(name), folder.resolve("chainspecs").resolve(name))) {
            if (Files.isReadable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public ProgramInfo fetch(NodeSettings settings, BooleanSupplier unwanted)
            throws NodeException, InterruptedException {
        Path file = settings.file()
                .orElseThrow(() -> new NodeException(NodeException.Kind.PROGRAM, Texts.get("program.none")));
        try {
            return new ProgramInfo(ProgramInfo.Origin.FILE, file.toString(), Optional.empty(),
                    Optional.of(sha256(file)), ProgramInfo.Trust.UNKNOWN);
        } catch (IOException e) {
            throw new NodeException(NodeException.Kind.PROGRAM, Texts.get("program.absent", file), e.toString(), e);
        }
    }

    static String sha256(Path file) throws IOException, InterruptedException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public Launch launch(Wish wish) throws IOException, InterruptedException {
        String digest = sha256(Path.of(wish.program().name()));
        if (!wish.program().digest().equals(Optional.of(digest))) {
            // replaced since somebody said yes: a start again by itself is no yes
            throw new Changed(digest);
        }
        Path spec = spec(wish.settings(), wish.chain().specFile())
                .orElseThrow(() -> new IOException("no chain specification " + wish.chain().specFile()));
        List<String> command = new ArrayList<>(List.of(wish.program().name()));
        command.addAll(NodeFlags.of(wish.settings(), wish.chain(), wish.base().toString(), spec.toString(), false));
        String path = environment.get("PATH");
        return new Launch(command, path == null ? Map.of() : Map.of("PATH", path), Optional.empty(),
                Optional.empty());
    }

    @Override
    public Optional<Guest> guest(RunRecord.Run run) {
        return Optional.empty();
    }
}
