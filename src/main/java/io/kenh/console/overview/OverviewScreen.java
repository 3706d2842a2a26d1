package io.kenh.console.overview;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.console.Show;
import io.kenh.event.Accounting;
import io.kenh.platform.Json;
import io.kenh.sla.SlaReport;
import io.kenh.sync.FeedLag;
import io.kenh.sync.FeedLags;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The overview; its inside is fetched again every few seconds. */
@Controller
class OverviewScreen {

    /** How far the topics of a connection are read. */
    record Feed(Connection connection, FeedLag lag) { }

    private static final int LATE_SHOWN = 6;

    private final Figures figures;
    private final SlaReport sla;
    private final FeedLags lags;
    private final Connections connections;
    private final Show show;

    OverviewScreen(Figures figures, SlaReport sla, FeedLags lags, Connections connections, Show show) {
        this.figures = figures;
        this.sla = sla;
        this.lags = lags;
        this.connections = connections;
        this.show = show;
    }

    @GetMapping("/")
    String page(Model model) {
        fill(model);
        model.addAttribute("days", figures.days());
        return "console/overview/overview";
    }

    @GetMapping("/overview/now")
    String now(Model model) {
        fill(model);
        return "console/overview/now :: now";
    }

    private void fill(Model model) {
        List<Accounting.Account> accounts = figures.accounts();
        List<Figures.Depth> depths = figures.depths();
        model.addAttribute("accounts", accounts);
        model.addAttribute("sum", Figures.Sum.of(accounts));
        model.addAttribute("depths", depths);
        model.addAttribute("open", depths.stream().mapToLong(Figures.Depth::open).sum());
        model.addAttribute("oldest", depths.stream().map(Figures.Depth::oldest).filter(o -> o != null).min((a, b) -> a.compareTo(b)).orElse(null));
        model.addAttribute("states", figures.states());
        model.addAttribute("tickets", figures.tickets());
        model.addAttribute("late", sla.late(LATE_SHOWN));
        model.addAttribute("nodes", figures.nodes());
        model.addAttribute("feeds", lags.all().entrySet().stream().map(one -> new Feed(connections.byId(one.getKey()), one.getValue())).toList());
        model.addAttribute("points", Json.write(figures.arrivals().stream()
                .map(a -> Map.of("label", show.hour(a.hour()), "value", a.received())).toList()));
    }
}
