package tern.node.miner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.process.OwnFiles;

/// How many epochs of loss there were in a row, up to which one was counted. Written down by the keeper, since a miner
/// goes on without Tern and its losses with it.
///
/// @param lastEpoch number of the last one that was counted
/// @param inARow    with loss, up to that one
record MinerLosses(long lastEpoch, int inARow) {

    private static final Logger LOG = LoggerFactory.getLogger(MinerLosses.class);

    /// No epoch was counted yet.
    static final MinerLosses NONE = new MinerLosses(Long.MIN_VALUE, 0);

    /// As written down. What cannot be read counts as none: a miner is rather stopped too late than without need.
    static MinerLosses read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (words.length != 2) {
                throw new IOException("not two numbers");
            }
            int inARow = Integer.parseInt(words[1]);
            if (inARow < 0) {
                throw new IOException("below zero");
            }
            return new MinerLosses(Long.parseLong(words[0]), inARow);
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("a miner's epochs of loss cannot be read from {}, and are counted anew: {}", file, e.toString());
            return NONE;
        }
    }

    /// That it cannot be written down does not keep a miner from being stopped: it counts on in memory.
    void write(Path file) {
        try {
            OwnFiles.write(file, (lastEpoch + " " + inARow + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("a miner's epochs of loss could not be written down: {}", e.toString());
        }
    }
}
