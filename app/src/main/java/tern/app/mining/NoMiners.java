package tern.app.mining;

import java.util.List;
import java.util.function.Consumer;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;

/// Where miners cannot be had: their folder cannot be used. Says so whenever something is wanted of it.
///
/// @param why thrown by everything that would need the folder
public record NoMiners(MinerException why) implements MinerDesk {

    @Override
    public List<MinerStatus> current() {
        return List.of();
    }

    @Override
    public NodeWatch watch(Consumer<List<MinerStatus>> listener) {
        listener.accept(List.of());
        return () -> {};
    }

    @Override
    public List<MinerProfile> profiles() throws MinerException {
        throw why;
    }

    @Override
    public void write(MinerProfile profile) throws MinerException {
        throw why;
    }

    @Override
    public List<Finding> check(String name, List<Finding> more) throws MinerException {
        throw why;
    }

    @Override
    public void start(String name, List<Finding> more, boolean despite) throws MinerException {
        throw why;
    }

    @Override
    public void stop(String name) throws MinerException {
        throw why;
    }

    @Override
    public boolean adopt(String name) throws MinerException {
        throw why;
    }

    @Override
    public void detach(String name) throws MinerException {
        throw why;
    }

    @Override
    public void epoch(String name, long number, boolean lost) throws MinerException {
        throw why;
    }

    @Override
    public void delete(String name) throws MinerException {
        throw why;
    }

    @Override
    public NodeLog log(String name) throws MinerException {
        throw why;
    }

    @Override
    public void close() {}
}
