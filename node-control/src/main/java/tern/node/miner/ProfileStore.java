package tern.node.miner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.miner.MinerException.Kind;
import tern.node.process.OwnFiles;

/// The profiles in Tern's data folder: `miners/NAME/profile.json`, each written whole or not at all. Several processes may
/// use it at once.
public final class ProfileStore {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;

    /// @param folder made when something is stored
    public ProfileStore(Path folder) {
        this.folder = folder;
    }

    /// A profile for somebody else.
    ///
    /// @param leftOut names of variables and arguments whose values looked secret
    public record Exported(byte[] json, List<String> leftOut) {}

    /// All that can be read, by name.
    public List<MinerProfile> list() throws MinerException {
        List<MinerProfile> found = new ArrayList<>();
        for (String name : names()) {
            try {
                found.add(read(name));
            } catch (MinerException e) {
                LOG.warn("the miner {} cannot be read: {}", name, e.toString());
            }
        }
        return found;
    }

    /// Names of all, also of those that cannot be read.
    public List<String> names() throws MinerException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (MinerProfile.isName(name) && Files.exists(new MinerHome(each).profile())) {
                    names.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw folder(e);
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    /// @throws MinerException `UNKNOWN`, `PROFILE`, `FOLDER`
    public MinerProfile read(String name) throws MinerException {
        if (!MinerProfile.isName(name)) {
            throw new MinerException(Kind.UNKNOWN, Texts.get("profile.none", name));
        }
        try {
            Path file = home(name).profile();
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                throw new MinerException(Kind.PROFILE, Texts.get("profile.unreadable"));
            }
            return ProfileFile.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new MinerException(Kind.UNKNOWN, Texts.get("profile.none", name), e.toString(), e);
        } catch (IOException e) {
            throw folder(e);
        }
    }

    /// Stores a new one.
    ///
    /// @throws MinerException also `EXISTS`
    public void add(MinerProfile profile) throws MinerException {
        profile.check();
        if (Files.exists(home(profile.name()).profile())) {
            throw new MinerException(Kind.EXISTS, Texts.get("profile.exists", profile.name()));
        }
        write(profile);
    }

    /// Stores it, in the place of one of that name.
    public void write(MinerProfile profile) throws MinerException {
        profile.check();
        try {
            MinerHome home = home(profile.name());
            OwnFiles.createFolder(folder);
            OwnFiles.createFolder(home.path());
            OwnFiles.write(home.profile(), ProfileFile.write(profile));
        } catch (IOException e) {
            throw folder(e);
        }
    }

    /// Deletes a profile with its log and its copy of the hotkey. Nothing of it may run.
    void delete(String name) throws MinerException {
        Path home = home(read(name).name()).path();
        try (Stream<Path> files = Files.walk(home)) {
            // the profile first: what is left over after a crash is no profile any more
            Files.delete(home(name).profile());
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw folder(e);
        }
    }

    /// For somebody else.
    public Exported export(String name) throws MinerException {
        List<String> leftOut = new ArrayList<>();
        byte[] json = ProfileFile.export(read(name), leftOut);
        return new Exported(json, List.copyOf(leftOut));
    }

    /// One that somebody gave, not yet stored.
    ///
    /// @throws MinerException `PROFILE` when it is none
    public static MinerProfile imported(byte[] json) throws MinerException {
        return ProfileFile.read(json);
    }

    /// Where a miner's things are.
    MinerHome home(String name) {
        return new MinerHome(folder.resolve(name));
    }

    private MinerException folder(Exception e) {
        return new MinerException(Kind.FOLDER, Texts.get("folder", folder), e.toString(), e);
    }
}
