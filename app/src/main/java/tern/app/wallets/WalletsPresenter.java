package tern.app.wallets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.boot.OwnerOnly;
import tern.app.feed.Problem;
import tern.app.ui.Texts;
import tern.app.wallets.WalletsModel.Action;
import tern.app.wallets.WalletsModel.Hotkey;
import tern.app.wallets.WalletsModel.Open;
import tern.app.wallets.WalletsModel.Wallet;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretBuilder;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Shows the wallets of this computer and looks after them: labels, backups, hotkeys. Plain Java; to be called on the FX
/// thread. Secrets that are handed in are taken over and wiped.
public final class WalletsPresenter {

    private final WalletsModel model;
    private final Workshop workshop;
    private final Labels labels;
    private final Runnable changed;

    /// @param changed runs when something changed that the window shows elsewhere, too
    public WalletsPresenter(WalletsModel model, Workshop workshop, Labels labels, Runnable changed) {
        this.model = model;
        this.workshop = workshop;
        this.labels = labels;
        this.changed = changed;
    }

    /// Reads the folder.
    public void load() {
        workshop.run(() -> {
            Labels.Known known = labels.load();
            List<Wallet> all = new ArrayList<>();
            for (WalletEntry entry : workshop.keystore().list()) {
                all.add(wallet(entry, known));
            }
            return new Found(all, known.trouble());
        }, found -> {
            model.problem.set(found.trouble());
            if (!model.wallets.equals(found.wallets())) {
                model.wallets.setAll(found.wallets());
            }
        }, problem -> model.problem.set(Optional.of(problem)));
    }

    private record Found(List<Wallet> wallets, Optional<Problem> trouble) {}

    /// Opens the form of an action under a wallet, or closes it where it is open.
    public void toggle(Wallet wallet, Action action) {
        Open wanted = new Open(wallet.name(), action);
        boolean closes = model.open.get().filter(wanted::equals).isPresent();
        model.wrong.set(Optional.empty());
        model.said.set(Optional.empty());
        model.open.set(closes ? Optional.empty() : Optional.of(wanted));
    }

    /// Calls a wallet something else in Tern; its folder keeps its name.
    public void label(Wallet wallet, String text) {
        if (wallet.account().isEmpty()) {
            return;
        }
        work(() -> {
            refuseTaken(wallet, text.strip());
            labels.set(wallet.account().get(), text);
            return workshop.texts().get("wallets.label.done");
        });
    }

    /// Two wallets of one name could not be told apart when something is sent or received.
    private void refuseTaken(Wallet wallet, String label) throws TernException {
        Labels.Known known = labels.load();
        for (WalletEntry entry : workshop.keystore().list()) {
            boolean other = !entry.name().equals(wallet.name()) && !entry.coldkey().equals(wallet.account());
            Optional<String> called = entry.coldkey().flatMap(known::of);
            if (other && (entry.name().equalsIgnoreCase(label)
                    || called.filter(label::equalsIgnoreCase).isPresent())) {
                throw new BookException(workshop.texts().get("wallets.label.taken", called.orElse(entry.name())), null);
            }
        }
    }

    /// Writes the account as a file of browser wallets.
    ///
    /// @param password    of the wallet; empty where its key is not encrypted
    /// @param newPassword of the file
    public void export(Wallet wallet, Optional<Secret> password, Secret newPassword, Path file) {
        work(() -> {
            try (newPassword) {
                String json = workshop.withPassword(wallet.name(),
                        () -> workshop.keystore().exportPolkadotJson(wallet.name(), password, newPassword));
                OwnerOnly.writeNew(file, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
                return workshop.texts().get("wallets.export.done", file.toString());
            } catch (FileAlreadyExistsException e) {
                throw new BookException(workshop.texts().get("wallets.export.exists", file.toString()), e);
            } catch (IOException e) {
                throw new BookException(workshop.texts().get("wallets.export.failed", file.toString()), e);
            } finally {
                password.ifPresent(Secret::close);
            }
        });
    }

    /// Whether a password opens the key of the address.
    ///
    /// @param password empty where the key is not encrypted
    public void verifyPassword(Wallet wallet, Optional<Secret> password) {
        work(() -> {
            try (KeyMaterial material = workshop.withPassword(wallet.name(),
                    () -> workshop.keystore().openColdkey(wallet.name(), password))) {
                return verdict(wallet, material);
            } finally {
                password.ifPresent(Secret::close);
            }
        });
    }

    /// How long until a password of this wallet may be tried again; empty: now.
    Optional<Duration> pause(Wallet wallet) {
        return Optional.of(workshop.brake().left(wallet.name())).filter(Duration::isPositive);
    }

    /// Whether words and path lead to the address; nothing of them is shown or kept.
    public void verifyWords(Wallet wallet, List<String> words, Secret path) {
        PhraseCheck check = PhraseCheck.of(words, workshop.texts());
        if (!check.good()) {
            path.close();
            model.wrong.set(Optional.of(check.sentence().isEmpty()
                    ? workshop.texts().get("restore.words.none")
                    : check.sentence()));
            return;
        }
        Secret phrase = SecretWords.join(words);
        work(() -> {
            try (phrase; path; SecretBuilder text = new SecretBuilder(phrase.length() + path.length() + 1)) {
                text.append(phrase).append(path);
                for (KeyScheme scheme : KeyScheme.values()) {
                    try (Secret uri = text.toSecret(); KeyMaterial material = KeyMaterial.ofUri(scheme, uri)) {
                        if (wallet.account().filter(material.account()::equals).isPresent()) {
                            return verdict(wallet, material);
                        }
                    } catch (TernException e) {
                        // a path with a soft step is no path of ed25519: then only the other scheme can be meant
                        if (scheme == KeyScheme.SR25519) {
                            throw e;
                        }
                    }
                }
                throw new BookException(workshop.texts().get("wallets.verify.words.other", wallet.title()), null);
            }
        });
    }

    /// Makes a hotkey from new words, which stand in its file.
    public void newHotkey(Wallet wallet, String name) {
        work(() -> {
            try (SecretWords words = SecretWords.generate(12);
                    Secret phrase = words.phrase();
                    KeyMaterial material = KeyMaterial.ofPhrase(KeyScheme.SR25519, phrase)) {
                workshop.keystore().createHotkey(wallet.name(), name.strip(), material, Optional.empty());
                return workshop.texts().get("wallets.hotkey.done", name.strip(), material.account().address());
            }
        });
    }

    private String verdict(Wallet wallet, KeyMaterial material) throws BookException {
        Texts texts = workshop.texts();
        if (wallet.account().isEmpty() || wallet.account().get().equals(material.account())) {
            return texts.get("wallets.verify.good", wallet.title(), material.account().address());
        }
        throw new BookException(texts.get("wallets.verify.other", wallet.title()), null);
    }

    private void work(Workshop.Work<String> work) {
        if (model.working.get()) {
            return;
        }
        model.working.set(true);
        model.wrong.set(Optional.empty());
        model.said.set(Optional.empty());
        workshop.run(work, sentence -> {
            model.working.set(false);
            model.open.set(Optional.empty());
            model.said.set(Optional.of(sentence));
            load();
            changed.run();
        }, this::wrong);
    }

    private void wrong(Problem problem) {
        model.working.set(false);
        model.wrong.set(Optional.of(problem.sentence()));
    }

    private static Wallet wallet(WalletEntry entry, Labels.Known labels) {
        return new Wallet(entry.name(), entry.coldkey().flatMap(labels::of),
                entry.coldkey(), entry.protection(),
                entry.hotkeys()
                        .stream()
                        .map(hotkey -> new Hotkey(hotkey.name(), hotkey.account(), hotkey.problems()))
                        .toList(),
                entry.problems());
    }
}
