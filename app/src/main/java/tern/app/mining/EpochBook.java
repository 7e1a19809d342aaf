package tern.app.mining;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.OwnerOnly;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What each epoch paid a seat, as far as Tern was there to see it: one small file a seat, written whole. The chain says
/// what the last epoch paid and forgets that at the next one. Safe for several threads, and for several processes that
/// look at the same chain; blocks.
public final class EpochBook {

    private static final Logger LOG = LoggerFactory.getLogger(EpochBook.class);
    /// About a year of epochs of 72 minutes.
    private static final int MOST = 7_300;
    private static final long MOST_BYTES = 4L << 20;

    private final Path folder;
    private final Map<Seat, Kept> kept = new HashMap<>();

    /// @param folder made when something is written
    public EpochBook(Path folder) {
        this.folder = folder;
    }

    /// Whose epochs they are: who comes back to a subnet goes on in the same file.
    public record Seat(Hash32 genesis, int netuid, AccountId hotkey) {

        String file() {
            return netuid + "-" + hotkey.address() + "-" + genesis.toString().replaceFirst("^0x", "").substring(0, 8)
                    + ".json";
        }
    }

    /// What the file said.
    ///
    /// @param changed when it was changed last; empty: there was none
    private record Kept(List<SeenEpoch> epochs, Optional<FileTime> changed) {}

    /// Whether the last epoch is none that was seen. One from before the registration paid somebody else.
    synchronized boolean isNew(Seat seat, MinerStand stand) {
        return isNew(known(seat), stand);
    }

    private static boolean isNew(List<SeenEpoch> all, MinerStand stand) {
        boolean seen = !all.isEmpty() && all.getLast().block() >= stand.lastEpoch();
        return stand.seat().isPresent() && !seen && stand.lastEpoch() > stand.seat().get().registeredAt();
    }

    /// Adds the last epoch where it is a new one.
    ///
    /// @param grown what was measured of it; see [SeenEpoch]
    /// @return all that were seen, oldest first
    synchronized List<SeenEpoch> take(Seat seat, MinerStand stand, OptionalLong grown, Rao price, Instant now) {
        List<SeenEpoch> all = known(seat);
        if (isNew(all, stand)) {
            List<SeenEpoch> more = new ArrayList<>(all);
            more.add(new SeenEpoch(stand.lastEpoch(), now, stand.seat().orElseThrow().incentiveOf65535(),
                    stand.seat().orElseThrow().emission(), grown, price));
            all = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
            write(seat, all);
            kept.put(seat, new Kept(all, changed(seat)));
        }
        return all;
    }

    /// Window and command line write the same file: it is read again whenever it was changed.
    private List<SeenEpoch> known(Seat seat) {
        Optional<FileTime> changed = changed(seat);
        Kept before = kept.get(seat);
        if (before != null && before.changed().equals(changed)) {
            return before.epochs();
        }
        List<SeenEpoch> all = read(seat);
        kept.put(seat, new Kept(all, changed));
        return all;
    }

    private Optional<FileTime> changed(Seat seat) {
        Path file = folder.resolve(seat.file());
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("when {} was changed cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private List<SeenEpoch> read(Seat seat) {
        Path file = folder.resolve(seat.file());
        List<SeenEpoch> found = new ArrayList<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("larger than anything that was written");
            }
            for (JsonNode line : JsonMapper.shared().readTree(Files.readAllBytes(file))) {
                found.add(new SeenEpoch(line.path("block").asLong(), Instant.parse(line.path("time").asString()),
                        line.path("incentive").asInt(), Rao.of(line.path("alpha").asLong()),
                        line.path("grown").isIntegralNumber()
                                ? OptionalLong.of(line.path("grown").asLong())
                                : OptionalLong.empty(),
                        Rao.of(line.path("price").asLong())));
            }
        } catch (NoSuchFileException e) {
            // nothing was seen yet
            return List.of();
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            putAside(file, e);
            return List.of();
        }
        return List.copyOf(found);
    }

    /// A damaged file is kept for whoever wants to look, and a new one begins.
    private static void putAside(Path file, Exception why) {
        LOG.warn("{} cannot be read and is put aside: {}", file, why.toString());
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} could not be put aside: {}", file, e.toString());
        }
    }

    private void write(Seat seat, List<SeenEpoch> all) {
        ArrayNode lines = JsonMapper.shared().createArrayNode();
        for (SeenEpoch epoch : all) {
            ObjectNode line = lines.addObject()
                    .put("block", epoch.block())
                    .put("time", epoch.time().toString())
                    .put("incentive", epoch.incentiveOf65535())
                    .put("alpha", epoch.alpha().value())
                    .put("price", epoch.price().value());
            epoch.grown().ifPresent(alpha -> line.put("grown", alpha));
        }
        try {
            OwnerOnly.createFolder(folder);
            OwnerOnly.writeAtomically(folder.resolve(seat.file()),
                    ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(lines)));
        } catch (BootException | IOException e) {
            // it is in memory all the same, and written with the next one
            LOG.warn("what an epoch paid could not be written down: {}", e.toString());
        }
    }
}
