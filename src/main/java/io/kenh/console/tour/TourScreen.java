package io.kenh.console.tour;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What to try in the practice world, step by step. */
@Controller
class TourScreen {

    private static final String FORM = """
            curl %s/in/web-form \\
              -d name='Hoàng Bảo Châu' -d phone='0933 222 111' -d note='20 ghế'""";
    private static final String MAIL = """
            printf 'From: Minh Khai <khai@example.com>\\nSubject: Thieu hai ghe\\n\\nDon DH-20461 thieu hai ghe.\\n' |
              curl smtp://localhost:%d --mail-from khai@example.com --mail-rcpt support@kenh.example -T -""";

    private final int smtpPort;
    private final int simulatorPort;

    TourScreen(@Value("${kenh.world.smtp-port:3025}") int smtpPort, @Value("${kenh.world.simulator-port:8090}") int simulatorPort) {
        this.smtpPort = smtpPort;
        this.simulatorPort = simulatorPort;
    }

    @GetMapping("/tour")
    String tour(Model model) {
        model.addAttribute("form", FORM.formatted(ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()));
        model.addAttribute("mail", MAIL.formatted(smtpPort));
        model.addAttribute("world", "http://localhost:" + simulatorPort + "/world");
        return "console/tour/tour";
    }
}
