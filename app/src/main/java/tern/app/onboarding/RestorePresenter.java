package tern.app.onboarding;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.onboarding.RestoreModel.Read;
import tern.app.onboarding.RestoreModel.Source;
import tern.app.onboarding.RestoreModel.Step;
import tern.app.wallets.PhraseCheck;
import tern.app.wallets.SecretWords;
import tern.app.wallets.Workshop;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretBuilder;
import tern.wallet.keys.SecretUri;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Brings a wallet back: from words, a seed, an account file or another folder. The address is shown before anything is
/// written. Plain Java; to be called on the FX thread.
public final class RestorePresenter {

    private static final Logger LOG = LoggerFactory.getLogger(RestorePresenter.class);

    private final RestoreModel model;
    private final Workshop workshop;
    private final NameStep step;
    private final Consumer<String> made;

    private @Nullable Path file;
    private @Nullable Path folder;
    private @Nullable KeyMaterial material;

    /// @param made is told the name of the wallet when it is written
    public RestorePresenter(RestoreModel model, Workshop workshop, Consumer<String> made) {
        this.model = model;
        this.workshop = workshop;
        this.step = new NameStep(workshop, model.shared);
        this.made = made;
    }

    public void source(Source source) {
        model.problem().set(Optional.empty());
        model.source.set(source);
    }

    /// Looks at the words as they stand in their fields.
    public void words(List<String> typed) {
        model.words.set(Optional.of(PhraseCheck.of(typed, workshop.texts())));
    }

    /// From the words to the address.
    ///
    /// @param path taken over and wiped; what stands behind the words: `//stash/0///password`
    public void readWords(List<String> typed, Secret path, KeyScheme scheme) {
        PhraseCheck check = PhraseCheck.of(typed, workshop.texts());
        model.words.set(Optional.of(check));
        if (!check.good()) {
            path.close();
            if (check.sentence().isEmpty()) {
                step.fail(new Problem(workshop.texts().get("restore.words.none"), Optional.empty()));
            }
            return;
        }
        readUri(SecretWords.join(typed), path, scheme);
    }

    /// From a raw seed to the address.
    ///
    /// @param seed taken over and wiped; 64 hex digits, with or without 0x
    /// @param path as for words
    public void readSeed(Secret seed, Secret path, KeyScheme scheme) {
        try (seed; SecretBuilder text = new SecretBuilder(seed.length() + 2)) {
            // a path or words in this field would be read as something else than they say
            if (!looksLikeHex(seed)) {
                path.close();
                step.fail(new Problem(workshop.texts().get("restore.seed.wrong"), Optional.empty()));
                return;
            }
            if (seed.length() == HEX_DIGITS) {
                text.append("0x");
            }
            text.append(seed);
            readUri(text.toSecret(), path, scheme);
        }
    }

    /// The account file that was chosen.
    public void file(Path chosen) {
        file = chosen;
        model.problem().set(Optional.empty());
        model.file.set(Optional.of(chosen.toString()));
    }

    /// From the account file to the address.
    ///
    /// @param password taken over and wiped; empty text for a file that is not encrypted
    public void readFile(Secret password) {
        Path chosen = file;
        if (chosen == null) {
            password.close();
            step.fail(new Problem(workshop.texts().get("restore.file.none"), Optional.empty()));
            return;
        }
        read(() -> {
            try (password; Secret json = Keystore.readExport(chosen)) {
                KeyMaterial opened = workshop.withPassword(chosen.toAbsolutePath().toString(),
                        () -> Keystore.openExport(json,
                                password.length() == 0 ? Optional.empty() : Optional.of(password)));
                return new Opened(opened, List.of());
            }
        });
    }

    /// Looks for wallets in another folder.
    public void folder(Path chosen) {
        folder = chosen;
        model.folder.set(Optional.of(chosen.toString()));
        int mine = step.beginAnew();
        workshop.run(() -> OtherFolder.list(chosen, workshop), found -> {
            if (step.isNow(mine)) {
                model.working().set(false);
                model.foreign.set(found);
            }
        }, problem -> {
            if (step.isNow(mine)) {
                step.fail(problem);
            }
        });
    }

    /// Copies wallets of the other folder into Tern's.
    public void bringIn(List<String> names) {
        Path from = folder;
        if (model.working().get()) {
            return;
        }
        if (from == null || names.isEmpty()) {
            step.fail(new Problem(workshop.texts().get("restore.folder.none.chosen"), Optional.empty()));
            return;
        }
        int mine = step.begin();
        workshop.run(() -> {
            OtherFolder.copy(from, names, workshop);
            return names.getFirst();
        }, first -> {
            if (step.isNow(mine)) {
                leave();
            }
            made.accept(first);
        }, problem -> step.failed(mine, problem));
    }

    /// Takes the name as it stands in its field and says soon what is wrong with it.
    public void name(String typed) {
        step.typed(typed, account());
    }

    /// From address and name to the password.
    public void toPassword() {
        if (model.working().get() || material == null) {
            return;
        }
        step.check(account(), () -> {
            if (material != null) {
                model.step.set(Step.PASSWORD);
            }
        });
    }

    /// Writes the wallet.
    ///
    /// @param password taken over and wiped; empty: the key is not encrypted
    public void write(Optional<Secret> password) {
        KeyMaterial key = material;
        if (key == null || model.working().get()) {
            password.ifPresent(Secret::close);
            return;
        }
        int mine = step.begin();
        String wallet = step.name();
        // it is the writer's until it is written: whoever leaves meanwhile must not wipe it
        material = null;
        workshop.run(() -> {
            try {
                workshop.keystore().createColdkey(wallet, key, password);
            } finally {
                password.ifPresent(Secret::close);
            }
            return wallet;
        }, written -> {
            key.close();
            if (step.isNow(mine)) {
                leave();
            }
            made.accept(written);
        }, problem -> {
            if (step.isNow(mine)) {
                material = key;
            } else {
                key.close();
            }
            step.failed(mine, problem);
        });
    }

    /// One step back; from the first the way is left.
    ///
    /// @return whether there was a step to go back to
    public boolean back() {
        if (model.working().get()) {
            return true;
        }
        model.problem().set(Optional.empty());
        switch (model.step.get()) {
            case SOURCE -> {
                leave();
                return false;
            }
            case ADDRESS -> {
                wipe();
                model.step.set(Step.SOURCE);
            }
            case PASSWORD -> model.step.set(Step.ADDRESS);
        }
        return true;
    }

    /// Wipes the key and goes back to where it is read. A wallet that is being written is written.
    ///
    /// @return whether there was one, or one on its way
    public boolean drop() {
        boolean some = material != null || model.working().get();
        wipe();
        if (some) {
            model.step.set(Step.SOURCE);
        }
        return some;
    }

    /// Wipes what is there and begins anew.
    public void leave() {
        wipe();
        step.clear();
        file = null;
        folder = null;
        model.file.set(Optional.empty());
        model.folder.set(Optional.empty());
        model.foreign.set(List.of());
        model.words.set(Optional.empty());
        model.source.set(Source.WORDS);
        model.step.set(Step.SOURCE);
    }

    private static final int HEX_DIGITS = 64;

    private record Opened(KeyMaterial material, List<String> warnings) {}

    /// @param secret taken over and wiped
    private void readUri(Secret secret, Secret path, KeyScheme scheme) {
        read(() -> {
            try (secret; path; SecretBuilder text = new SecretBuilder(secret.length() + path.length() + 1)) {
                text.append(secret);
                if (path.length() > 0 && path.segment().get(ValueLayout.JAVA_BYTE, 0) != '/') {
                    throw new PathException(workshop.texts().get("restore.path.wrong"));
                }
                text.append(path);
                try (Secret uri = text.toSecret()) {
                    return new Opened(KeyMaterial.ofUri(scheme, uri), SecretUri.warnings(uri));
                }
            }
        });
    }

    private void read(Workshop.Work<Opened> work) {
        int mine = step.beginAnew();
        workshop.run(() -> withTwins(work.run()), opened -> {
            // what is read for a way that was left since is wiped
            if (!step.isNow(mine)) {
                opened.material().close();
                return;
            }
            wipe();
            material = opened.material();
            model.read.set(Optional.of(new Read(opened.material().account(), opened.warnings())));
            model.step.set(Step.ADDRESS);
        }, problem -> {
            if (step.isNow(mine)) {
                step.fail(problem);
            }
        });
    }

    /// The same key under a second name looks like a second wallet with the same TAO: it is said before it is made.
    private Opened withTwins(Opened opened) {
        List<String> warnings = new ArrayList<>(opened.warnings());
        try {
            for (WalletEntry entry : workshop.keystore().list()) {
                if (entry.canSign() && entry.coldkey().filter(opened.material().account()::equals).isPresent()) {
                    warnings.add(workshop.texts().get("restore.twin", entry.name()));
                }
            }
        } catch (TernException e) {
            // the address can be shown all the same; a folder that cannot be read is said where the wallet is written
            LOG.warn("wallets with the same key could not be looked for", e);
        }
        return new Opened(opened.material(), List.copyOf(warnings));
    }

    private Optional<AccountId> account() {
        KeyMaterial key = material;
        return key == null ? Optional.empty() : Optional.of(key.account());
    }

    private static boolean looksLikeHex(Secret text) {
        int from = text.length() == HEX_DIGITS + 2 ? 2 : 0;
        if (text.length() - from != HEX_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            int c = text.segment().get(ValueLayout.JAVA_BYTE, i);
            boolean prefix = from == 2 && (i == 0 && c == '0' || i == 1 && c == 'x');
            if (!prefix && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private void wipe() {
        KeyMaterial old = material;
        material = null;
        step.end();
        model.read.set(Optional.empty());
        if (old != null) {
            old.close();
        }
    }

    /// The path behind the words cannot be used as typed.
    private static final class PathException extends TernException {

        private static final long serialVersionUID = 1L;

        PathException(String sentence) {
            super(sentence);
        }
    }
}
