package tern.app.transact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.app.boot.BootException;
import tern.app.boot.ExclusiveFile;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Addresses that TAO was sent to from this computer, for each chain. Knowing them lets Tern say when an address is new
/// and when it only looks like one that is known.
public final class KnownRecipients {

    private static final String SENT_TO = "sentTo";
    private static final int LIMIT = 10_000;

    /// Letters after the 5 and at the end that people compare. Impostors make addresses that agree in them.
    private static final int COMPARED_START = 4;
    private static final int COMPARED_END = 4;

    private final Path file;
    private final String genesis;

    /// @param folders whose state folder holds the list
    public KnownRecipients(Folders folders, Hash32 genesis) {
        this.file = folders.state().resolve("recipients.json");
        this.genesis = genesis.toString();
    }

    /// In the order of first use.
    public Set<String> addresses() throws TransactException {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode address : tree().path(SENT_TO).path(genesis)) {
            if (address.isString()) {
                found.add(address.stringValue());
            }
        }
        return found;
    }

    public void add(AccountId account) throws TransactException, BootException {
        try {
            ExclusiveFile.<Boolean, TransactException>alone(file, () -> addAlone(account));
        } catch (IOException e) {
            throw trouble("recipients.unsaved", e.toString(), e);
        }
    }

    /// @return whether the list has changed
    private boolean addAlone(AccountId account) throws TransactException, IOException {
        Set<String> known = addresses();
        if (known.size() >= LIMIT || !known.add(account.address())) {
            return false;
        }
        ObjectNode tree = tree();
        ObjectNode chains = tree.path(SENT_TO) instanceof ObjectNode there ? there : tree.putObject(SENT_TO);
        ArrayNode addresses = chains.putArray(genesis);
        for (String address : known) {
            addresses.add(address);
        }
        OwnerOnly.writeAtomically(file, ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(tree)));
        return true;
    }

    private ObjectNode tree() throws TransactException {
        try {
            if (JsonMapper.shared().readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
            throw trouble("recipients.damaged", null, null);
        } catch (NoSuchFileException e) {
            return JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            throw trouble("recipients.damaged", e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw trouble("recipients.unreadable", e.toString(), e);
        }
    }

    private TransactException trouble(String key, @Nullable String details, @Nullable Throwable cause) {
        return TransactException.because(TransactException.Kind.FILE, key, details, cause, file);
    }

    /// One of `known` that differs from the address but begins and ends like it.
    public static Optional<String> lookAlike(String address, Iterable<String> known) {
        for (String one : known) {
            if (!one.equals(address) && one.length() > COMPARED_START + COMPARED_END
                    && address.regionMatches(0, one, 0, 1 + COMPARED_START)
                    && address.regionMatches(address.length() - COMPARED_END, one, one.length() - COMPARED_END,
                            COMPARED_END)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
