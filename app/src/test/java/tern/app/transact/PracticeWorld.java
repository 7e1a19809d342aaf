package tern.app.transact;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tern.app.boot.Folders;
import tern.app.practice.PracticeNetwork;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeCalls;
import tern.node.practice.control.StartWish;
import tern.wallet.chain.ChainOptions;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.Rao;

/// A home folder with a practice node of its own (a process, quick blocks, a world without a past) and wallets.
public final class PracticeWorld implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";

    private final Folders folders;
    private final PracticeNetwork practice;
    private final NodeStatus node;

    private PracticeWorld(Folders folders, PracticeNetwork practice, NodeStatus node) {
        this.folders = folders;
        this.practice = practice;
        this.node = node;
    }

    public static PracticeWorld start(Path home) throws Exception {
        return start(home, "current", Duration.ofMillis(250));
    }

    /// @param edition of the rules that the world begins with
    /// @param block   time between two blocks; a transaction can be included for 64 of them
    public static PracticeWorld start(Path home, String edition, Duration block) throws Exception {
        Folders folders = Folders.find(Map.of("TERN_HOME", home.toString(), "HOME", home.toString()), Optional.empty(),
                Optional.empty());
        PracticeNetwork practice = PracticeNetwork.of(folders);
        NodeStatus node = practice.start(StartWish.standard()
                .withHistoryHours(0)
                .withEdition(edition)
                .withBlockTime(block), _ -> {});
        return new PracticeWorld(folders, practice, node);
    }

    public Folders folders() {
        return folders;
    }

    public PracticeNetwork practice() {
        return practice;
    }

    public NodeStatus node() {
        return node;
    }

    public PracticeCalls calls() throws Exception {
        return practice.control().calls();
    }

    /// A wallet of the folder whose key is public.
    public AccountId wallet(String name, Optional<String> password) throws Exception {
        try (Secret uri = Secret.takeBytes(("//tern window test " + name).getBytes(StandardCharsets.UTF_8));
                KeyMaterial material = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            if (password.isPresent()) {
                try (Secret secret = secret(password.get())) {
                    Keystore.open(folders.wallets()).createColdkey(name, material, Optional.of(secret));
                }
            } else {
                Keystore.open(folders.wallets()).createColdkey(name, material, Optional.empty());
            }
            return material.account();
        }
    }

    public void give(AccountId account, String tao) throws Exception {
        try (PracticeCalls calls = calls()) {
            calls.faucet(account, Rao.parseTao(tao).value());
        }
    }

    public static Secret secret(String text) {
        return Secret.takeChars(text.toCharArray());
    }

    public TransactionDesk desk(AddressNames names) {
        return new TransactionDesk(new TransactionDesk.Tools(folders, names, practice,
                ChainOptions.standard().withMetadataCache(folders.metadataCache()), InstantSource.system(),
                Duration.ofMillis(300)));
    }

    @Override
    public void close() {
        try {
            practice.control().stop();
        } catch (Exception e) {
            throw new IllegalStateException("the practice node was not stopped", e);
        }
    }
}
