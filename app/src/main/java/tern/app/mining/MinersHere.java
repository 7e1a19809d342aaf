package tern.app.mining;

import java.util.List;
import java.util.function.Consumer;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;
import tern.node.miner.Miners;

/// The real ones.
///
/// @param miners closed with it
public record MinersHere(Miners miners) implements MinerDesk {

    @Override
    public List<MinerStatus> current() {
        return miners.current();
    }

    @Override
    public NodeWatch watch(Consumer<List<MinerStatus>> listener) {
        return miners.watch(listener);
    }

    @Override
    public List<MinerProfile> profiles() throws MinerException {
        return miners.profiles().list();
    }

    @Override
    public void write(MinerProfile profile) throws MinerException {
        miners.profiles().write(profile);
    }

    @Override
    public List<Finding> check(String name, List<Finding> more) throws MinerException, InterruptedException {
        return miners.check(name, more);
    }

    @Override
    public void start(String name, List<Finding> more, boolean despite) throws MinerException, InterruptedException {
        miners.start(name, more, despite);
    }

    @Override
    public void stop(String name) throws MinerException, InterruptedException {
        miners.stop(name);
    }

    @Override
    public boolean adopt(String name) throws MinerException, InterruptedException {
        return miners.adopt(name);
    }

    @Override
    public void detach(String name) throws MinerException, InterruptedException {
        miners.detach(name);
    }

    @Override
    public void epoch(String name, long number, boolean lost) throws MinerException, InterruptedException {
        miners.epoch(name, number, lost);
    }

    @Override
    public void delete(String name) throws MinerException, InterruptedException {
        miners.delete(name);
    }

    @Override
    public NodeLog log(String name) throws MinerException {
        return miners.log(name);
    }

    @Override
    public void close() {
        miners.close();
    }
}
