package io.kenh.console;

import io.kenh.access.PresentStaff;
import io.kenh.access.StaffMember;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: the person's own choice, else this browser's last choice, else what the browser asks for. */
public class Languages implements LocaleResolver {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> SPOKEN = List.of(VIETNAMESE, ENGLISH);
    private static final String COOKIE = "lang";
    private static final int A_YEAR = 365 * 24 * 3600;

    /** The language of this tag if we speak it, else Vietnamese. */
    public static Locale spoken(String tag) {
        return ENGLISH.getLanguage().equals(tag) ? ENGLISH : VIETNAMESE;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return PresentStaff.of(request).map(StaffMember::locale).map(Languages::spoken)
                .orElseGet(() -> ofStranger(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Cookie cookie = new Cookie(COOKIE, locale.getLanguage());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(A_YEAR);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static Locale ofStranger(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            return spoken(cookie.getValue());
        }
        String asked = request.getHeader("Accept-Language");
        return asked == null ? VIETNAMESE : bestOf(asked);
    }

    private static Locale bestOf(String asked) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(asked), SPOKEN);
            return best == null ? VIETNAMESE : best;
        } catch (IllegalArgumentException notALanguageList) {
            return VIETNAMESE;
        }
    }
}
