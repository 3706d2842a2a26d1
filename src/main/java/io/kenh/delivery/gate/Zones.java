package io.kenh.delivery.gate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the owner of an address lives, as far as it tells: the zones of a phone number, else the zone of the hub. */
@Component
class Zones {

    private final Clock clock;

    Zones(Clock clock) {
        this.clock = clock;
    }

    /** At least one. */
    List<ZoneId> of(String channel, String address) {
        List<ZoneId> known = channel.equals("sms") ? ofNumber(address) : List.of();
        return known.isEmpty() ? List.of(clock.getZone()) : known;
    }

    private static List<ZoneId> ofNumber(String number) {
        try {
            return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(PhoneNumberUtil.getInstance().parse(number, "VN")).stream()
                    .filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of).filter(zone -> !zone.getId().equals("Etc/Unknown")).toList();
        } catch (NumberParseException noNumber) {
            return List.of();
        }
    }
}
