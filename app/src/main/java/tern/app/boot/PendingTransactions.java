package tern.app.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Transactions that may have reached a node and whose end is not known: `pending.json` in the state folder, written
/// before a transaction is sent, so that it is there also when the process ends right afterwards.
///
/// Safe for many threads and processes.
public final class PendingTransactions {

    private static final String LIST = "transactions";
    private static final int LIMIT = 1 << 20;
    /// Longest era that Tern makes.
    private static final long LONGEST_ERA = 2048;

    private final Path file;

    /// One transaction.
    ///
    /// @param genesis of its chain
    /// @param account who signed
    /// @param nonce   its number in the account: at most one transaction with it is ever carried out
    /// @param hash    its name on explorers
    /// @param birth   the block after which it can be included; entries of older versions of Tern do not say it, then
    ///                it is the longest era before `death`
    /// @param death   the first block that can no longer include it
    /// @param summary what it does, in words
    /// @param intent  what it was meant to do, by names that the writer knows; empty where nobody said
    public record Entry(String genesis, String account, long nonce, String hash, long birth, long death, String summary,
            Map<String, String> intent) {

        public Entry {
            intent = Map.copyOf(intent);
        }
    }

    /// @param folders whose state folder holds the list
    public PendingTransactions(Folders folders) {
        this(folders.state().resolve("pending.json"));
    }

    PendingTransactions(Path file) {
        this.file = file;
    }

    /// Those of one account, oldest first.
    ///
    /// @throws BootException when the list cannot be read: sending without it could pay twice
    public List<Entry> of(String genesis, String account) throws BootException {
        return load().stream().filter(entry -> isOf(entry, genesis, account)).toList();
    }

    /// All of them, of every chain and account, oldest first.
    public List<Entry> all() throws BootException {
        return List.copyOf(load());
    }

    /// Adds a transaction that is about to be sent.
    ///
    /// @param known hashes of those of the same account that the caller took into account
    /// @return false when there are others by now; nothing is added then
    public boolean add(Entry added, Set<String> known) throws BootException {
        try {
            return ExclusiveFile.<Boolean, BootException>alone(file, () -> {
                List<Entry> entries = load();
                for (Entry entry : entries) {
                    if (isOf(entry, added.genesis(), added.account()) && !known.contains(entry.hash())) {
                        return false;
                    }
                }
                entries.add(added);
                save(entries);
                return true;
            });
        } catch (IOException e) {
            throw BootException.of("pending.unsaved", file, e.toString(), e);
        }
    }

    /// Takes out what is settled. Does not touch the file where nothing is.
    public void removeIf(Predicate<Entry> settled) throws BootException {
        try {
            ExclusiveFile.<Boolean, BootException>alone(file, () -> {
                List<Entry> entries = load();
                boolean changed = entries.removeIf(settled);
                if (changed) {
                    save(entries);
                }
                return changed;
            });
        } catch (IOException e) {
            throw BootException.of("pending.unsaved", file, e.toString(), e);
        }
    }

    private static boolean isOf(Entry entry, String genesis, String account) {
        return entry.genesis().equals(genesis) && entry.account().equals(account);
    }

    private List<Entry> load() throws BootException {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Files.size(file) > LIMIT) {
                throw BootException.of("pending.damaged", file);
            }
            for (JsonNode one : JsonMapper.shared().readTree(Files.readAllBytes(file)).path(LIST)) {
                long death = number(one, "death");
                long birth = one.has("birth") ? number(one, "birth") : Math.max(0, death - LONGEST_ERA);
                entries.add(new Entry(text(one, "genesis"), text(one, "account"), number(one, "nonce"),
                        text(one, "hash"), birth, death, text(one, "summary"), intent(one)));
            }
            return entries;
        } catch (NoSuchFileException e) {
            return entries;
        } catch (JacksonException e) {
            throw BootException.of("pending.damaged", file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw BootException.of("pending.unreadable", file, e.toString(), e);
        }
    }

    private static Map<String, String> intent(JsonNode entry) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> fact : entry.path("intent").properties()) {
            if (fact.getValue().isString()) {
                facts.put(fact.getKey(), fact.getValue().stringValue());
            }
        }
        return facts;
    }

    private String text(JsonNode entry, String field) throws BootException {
        if (!entry.path(field).isString()) {
            throw BootException.of("pending.damaged", file);
        }
        return entry.path(field).stringValue();
    }

    private long number(JsonNode entry, String field) throws BootException {
        if (!entry.path(field).canConvertToLong()) {
            throw BootException.of("pending.damaged", file);
        }
        return entry.path(field).longValue();
    }

    private void save(List<Entry> entries) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode list = tree.putArray(LIST);
        for (Entry entry : entries) {
            ObjectNode one = list.addObject();
            one.put("genesis", entry.genesis())
                    .put("account", entry.account())
                    .put("nonce", entry.nonce())
                    .put("hash", entry.hash())
                    .put("birth", entry.birth())
                    .put("death", entry.death())
                    .put("summary", entry.summary());
            if (!entry.intent().isEmpty()) {
                ObjectNode intent = one.putObject("intent");
                entry.intent().forEach(intent::put);
            }
        }
        OwnerOnly.writeAtomically(file, ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(tree)));
    }
}
