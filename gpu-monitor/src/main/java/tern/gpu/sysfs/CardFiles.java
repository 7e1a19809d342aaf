package tern.gpu.sysfs;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.gpu.model.GpuIdentity;
import tern.gpu.model.Metric;
import tern.gpu.model.PcieLink;
import tern.gpu.model.Reading;

/// Measures one card through files of its driver, which stay open between two samples and are let go of when the card
/// sleeps. For one thread.
///
/// Finding the files is apart from reading them, and reading from what the numbers mean: a test builds the tree.
public abstract class CardFiles implements Closeable {

    private static final Path NOWHERE = Path.of("/nonexistent");

    /// One number of the driver's: its file, and the fraction that makes it the metric's unit.
    private record Column(HeldFile file, long times, long by) {}

    private final PciCard card;
    private final Map<Metric, Column> columns = new EnumMap<>(Metric.class);
    private final List<HeldFile> held = new ArrayList<>();
    private final HeldFile status;
    private final HeldFile linkSpeed;
    private final HeldFile linkWidth;
    private final Path link;

    CardFiles(PciCard card) {
        this.card = card;
        status = new HeldFile(card.folder().resolve("power/runtime_status"));
        link = linkFolder(card);
        linkSpeed = hold(link.resolve("current_link_speed"));
        linkWidth = hold(link.resolve("current_link_width"));
    }

    /// The reader for the card's driver, for a card that is awake: it looks for the files once. Empty for a driver that
    /// measures nothing in files.
    ///
    /// @param root what stands for `/`
    public static Optional<CardFiles> of(Path root, PciCard card) {
        if (card.driver().isEmpty() || card.sleep() == PciCard.Sleep.ASLEEP) {
            return Optional.empty();
        }
        return switch (card.driver().get()) {
            case "amdgpu" -> Optional.of(new AmdCard(root, card));
            case "i915", "xe" -> Optional.of(new IntelCard(root, card));
            default -> Optional.empty();
        };
    }

    public PciCard card() {
        return card;
    }

    /// What the card is. Asks the driver: not of a card that sleeps.
    public abstract GpuIdentity identity();

    /// What is derived from more than one file.
    abstract void derive(long[] row, long nanoTime);

    /// What must not outlive a pause: rates between two readings.
    abstract void forget();

    /// Measures. A sleeping card is not touched: all is unknown, and what was held open is let go.
    ///
    /// @param row      [Metric#COUNT] numbers, all of them written
    /// @param nanoTime when, for rates
    /// @return whether the card is awake
    public final boolean sample(long[] row, long nanoTime) {
        if (status.word().map(Sysfs::sleep).orElse(PciCard.Sleep.UNKNOWN) == PciCard.Sleep.ASLEEP) {
            Arrays.fill(row, Reading.unknown(Reading.Why.ASLEEP));
            release();
            return false;
        }
        Arrays.fill(row, Reading.unknown(Reading.Why.NOT_SUPPORTED));
        columns.forEach((metric, column) -> row[metric.ordinal()] = column.file().number(column.times(), column.by()));
        row[Metric.PCIE_GENERATION.ordinal()] = linkSpeed.generation();
        row[Metric.PCIE_WIDTH.ordinal()] = linkWidth.number();
        derive(row, nanoTime);
        return true;
    }

    final void column(Metric metric, Optional<Path> file, long times, long by) {
        file.ifPresent(path -> columns.put(metric, new Column(hold(path), times, by)));
    }

    final HeldFile hold(Path file) {
        HeldFile one = new HeldFile(file);
        held.add(one);
        return one;
    }

    final HeldFile hold(Optional<Path> file) {
        return hold(file.orElse(NOWHERE));
    }

    /// The files that are open now, the one about sleep apart, which is the kernel's.
    final long open() {
        return held.stream().filter(HeldFile::isOpen).count();
    }

    private void release() {
        held.forEach(HeldFile::close);
        forget();
    }

    @Override
    public void close() {
        release();
        status.close();
    }

    /// The best that the connection can be.
    final PcieLink bestLink() {
        OptionalLong generation = generation(SmallFiles.text(link.resolve("max_link_speed")));
        OptionalLong width = SmallFiles.number(link.resolve("max_link_width"));
        return new PcieLink(toInt(generation), toInt(width));
    }

    private static OptionalInt toInt(OptionalLong number) {
        // a link that is not there says 0 or 255 lanes
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= 32
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    private static OptionalLong generation(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        String number = text.get().split(" ", 2)[0];
        try {
            return Links.generation(new java.math.BigDecimal(number).movePointRight(1).longValue());
        } catch (NumberFormatException _) {
            // «Unknown»
            return OptionalLong.empty();
        }
    }

    /// AMD's larger cards carry a switch: their own link is inside the card and always at its best, and what counts is
    /// the link of the switch to the computer.
    private static Path linkFolder(PciCard card) {
        Path folder = card.folder();
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            OptionalLong vendor = SmallFiles.hex(above.resolve("vendor"));
            OptionalLong code = SmallFiles.hex(above.resolve("class"));
            boolean bridge = code.isPresent() && code.getAsLong() >> 8 == 0x0604;
            if (!bridge || vendor.isEmpty() || vendor.getAsLong() != 0x1002 || card.vendorId() != 0x1002) {
                break;
            }
            folder = above;
        }
        return folder;
    }
}
