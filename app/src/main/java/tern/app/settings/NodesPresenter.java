package tern.app.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import tern.app.session.PreferenceBook;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// The list of networks and nodes: what there is, what a test found, and the person's own nodes in the person's order.
/// Plain Java; to be called on the FX thread.
public final class NodesPresenter {

    private final SettingsModel model;
    private final PreferenceBook preferences;
    private final EndpointProbe probe;
    private final Executor work;
    private final Executor ui;
    private final Consumer<List<Network>> offer;
    private final Texts texts;
    private final TaoFormat format;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /// @param words empty while the test runs
    private record Outcome(Optional<String> words, boolean good) {}

    /// @param work  runs what waits for the network
    /// @param offer told which own nodes can be chosen
    public NodesPresenter(
            SettingsModel model,
            PreferenceBook preferences,
            EndpointProbe probe,
            Executor work,
            Executor ui,
            Consumer<List<Network>> offer,
            Texts texts,
            TaoFormat format) {
        this.model = model;
        this.preferences = preferences;
        this.probe = probe;
        this.work = work;
        this.ui = ui;
        this.offer = offer;
        this.texts = texts;
        this.format = format;
        preferences.now().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// Adds a node by its address.
    ///
    /// @return what is wrong with the text; empty when it was added
    public Optional<String> add(String text) {
        Network named;
        try {
            named = Networks.parse(text);
        } catch (TernException e) {
            return Optional.of(e.sentence());
        }
        if (all().containsKey(named.id())) {
            return Optional.of(texts.get("nodes.known"));
        }
        preferences.change(now -> {
            List<String> more = new ArrayList<>(now.endpoints());
            more.add(named.id());
            return now.withEndpoints(more);
        });
        return Optional.empty();
    }

    public void remove(String id) {
        outcomes.remove(id);
        preferences.change(now -> now.withEndpoints(now.endpoints().stream().filter(one -> !one.equals(id)).toList()));
    }

    /// Moves an own node one place.
    ///
    /// @param by -1 up, 1 down
    public void move(String id, int by) {
        preferences.change(now -> {
            List<String> all = new ArrayList<>(now.endpoints());
            int at = all.indexOf(id);
            int to = at + by;
            if (at >= 0 && to >= 0 && to < all.size()) {
                Collections.swap(all, at, to);
            }
            return now.withEndpoints(all);
        });
    }

    /// Asks every node of a network who it is.
    public void test(String id) {
        Network network = all().get(id);
        boolean asking = model.nodes.stream().anyMatch(row -> row.id().equals(id) && row.testing());
        if (network == null || asking) {
            return;
        }
        outcomes.put(id, new Outcome(Optional.empty(), false));
        refresh();
        work.execute(() -> {
            List<String> lines = new ArrayList<>();
            boolean good = true;
            List<URI> endpoints = List.of();
            try {
                endpoints = probe.endpoints(network);
                if (endpoints.isEmpty()) {
                    lines.add(texts.get("nodes.practice.rests"));
                }
            } catch (TernException e) {
                good = false;
                lines.add(e.sentence());
            }
            for (URI endpoint : endpoints) {
                String host = endpoints.size() > 1 ? endpoint.getHost() : "";
                try {
                    lines.add(named(host, words(probe.probe(network, endpoint))));
                } catch (TernException e) {
                    good = false;
                    lines.add(named(host, e.sentence()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    good = false;
                    lines.add(named(host, texts.get("nodes.stopped")));
                }
            }
            boolean well = good;
            ui.execute(() -> {
                if (outcomes.containsKey(id)) {
                    outcomes.put(id, new Outcome(Optional.of(String.join("\n", lines)), well));
                    refresh();
                }
            });
        });
    }

    /// Says whose answer it is, unless the sentence names the host itself.
    private static String named(String host, String sentence) {
        return host.isEmpty() || sentence.contains(host) ? sentence : host + ": " + sentence;
    }

    private String words(EndpointProbe.Found found) {
        return texts.get("nodes.found", found.chain(), Long.toString(found.version()), format.count(found.block()),
                format.count(Math.max(1, found.latency().toMillis())));
    }

    private Map<String, Network> all() {
        Map<String, Network> all = new LinkedHashMap<>();
        for (Network known : Networks.known()) {
            all.put(known.id(), known);
        }
        own().forEach(one -> all.putIfAbsent(one.id(), one));
        return all;
    }

    /// What another version of Tern wrote and this one cannot read stays in the file and is not shown.
    private List<Network> own() {
        List<Network> own = new ArrayList<>();
        for (String text : preferences.get().endpoints()) {
            try {
                own.add(Networks.parse(text));
            } catch (TernException e) {
                outcomes.remove(text);
            }
        }
        return own;
    }

    private void refresh() {
        List<Network> own = own();
        offer.accept(own);
        List<NodeRow> rows = new ArrayList<>();
        for (Network network : all().values()) {
            Outcome outcome = outcomes.get(network.id());
            boolean isOwn = own.stream().anyMatch(one -> one.id().equals(network.id()));
            rows.add(new NodeRow(network.id(), network.title(), where(network), isOwn,
                    outcome != null && outcome.words().isEmpty(),
                    outcome == null ? Optional.empty() : outcome.words(), outcome != null && outcome.good()));
        }
        if (!model.nodes.equals(rows)) {
            model.nodes.setAll(rows);
        }
    }

    private String where(Network network) {
        if (network.trust() == Trust.PRACTICE) {
            return texts.get("network.practice.line");
        }
        String hosts = network.endpoints().stream().map(URI::getAuthority).reduce((a, b) -> a + ", " + b).orElse("");
        return texts.get(network.trust() == Trust.PUBLIC ? "network.public.at" : "network.named.at", hosts);
    }
}
