package tern.app.onboarding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.app.boot.OwnerOnly;
import tern.app.onboarding.RestoreModel.Foreign;
import tern.app.ui.Texts;
import tern.app.wallets.Workshop;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Wallets of a folder elsewhere, on a stick or from another computer: looked at, and copied into Tern's own folder file
/// by file. What is encrypted stays so; nothing is opened and nothing there is changed.
final class OtherFolder {

    private static final int LONGEST_KEY_FILE = 1 << 20;

    private OtherFolder() {}

    /// @throws TernException when there is no wallet or the folder cannot be read
    static List<Foreign> list(Path folder, Workshop workshop) throws TernException {
        List<Foreign> found = new ArrayList<>();
        for (WalletEntry entry : Keystore.open(folder).list()) {
            found.add(new Foreign(entry.name(), entry.coldkey(), entry.hotkeys().size(),
                    workshop.nameProblem(entry.name(), Optional.empty())
                            .or(() -> entry.problems().stream().findFirst().filter(_ -> entry.coldkey().isEmpty()))));
        }
        if (found.isEmpty()) {
            throw new FolderException(workshop.texts().get("restore.folder.empty", folder.toString()), null);
        }
        return List.copyOf(found);
    }

    /// Copies whole wallets; where one cannot be copied those before it stay.
    static void copy(Path folder, List<String> names, Workshop workshop) throws TernException {
        Keystore there = Keystore.open(folder);
        for (String name : names) {
            Optional<String> taken = workshop.nameProblem(name, Optional.empty());
            if (taken.isPresent()) {
                throw new FolderException(taken.get(), null);
            }
            WalletEntry entry = there.findWallet(name)
                    .orElseThrow(() -> new FolderException(workshop.texts().get("restore.folder.gone", name), null));
            copy(folder.resolve(name), workshop.keystore().folder().resolve(name), entry, workshop.texts());
        }
    }

    private static void copy(Path from, Path to, WalletEntry entry, Texts texts) throws TernException {
        List<String> files = new ArrayList<>(List.of("coldkey", "coldkeypub.txt"));
        for (HotkeyEntry hotkey : entry.hotkeys()) {
            files.add("hotkeys/" + hotkey.name());
            files.add("hotkeys/" + hotkey.name() + "pub.txt");
        }
        OwnerOnly.createFolder(to);
        if (!entry.hotkeys().isEmpty()) {
            OwnerOnly.createFolder(to.resolve("hotkeys"));
        }
        for (String file : files) {
            Path source = from.resolve(file);
            if (Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
                copyFile(source, to.resolve(file), texts);
            }
        }
    }

    private static void copyFile(Path source, Path target, Texts texts) throws FolderException {
        byte[] content = {};
        try {
            if (Files.size(source) > LONGEST_KEY_FILE) {
                throw new FolderException(texts.get("restore.folder.large", source.toString()), null);
            }
            content = Files.readAllBytes(source);
            OwnerOnly.writeNew(target, ByteBuffer.wrap(content));
        } catch (FileAlreadyExistsException e) {
            throw new FolderException(texts.get("restore.folder.exists", target.toString()), e);
        } catch (IOException e) {
            throw new FolderException(texts.get("restore.folder.failed", source.toString(), target.toString()), e);
        } finally {
            // a hotkey is plain as a rule
            Arrays.fill(content, (byte) 0);
        }
    }

    /// A wallet cannot be brought in from another folder.
    private static final class FolderException extends TernException {

        private static final long serialVersionUID = 1L;

        FolderException(String sentence, @Nullable IOException cause) {
            super(sentence, cause == null ? null : cause.toString(), cause);
        }
    }
}
