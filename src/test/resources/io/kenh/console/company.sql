insert into connection (name, title, connector, active, state, state_text) values
  ('web-form', 'Biểu mẫu trang chủ', 'web-form', true, 'ok', null),
  ('support-mail', 'Hộp thư hỗ trợ', 'imap', true, 'ok', null),
  ('smtp', 'Gửi thư', 'smtp', true, 'ok', null),
  ('esms', 'eSMS – thương hiệu Sen Việt', 'esms', true, 'failing', 'Tài khoản hết tiền: nhà cung cấp trả mã 103. Nạp thêm rồi bấm thử lại.'),
  ('fanpage', 'Fanpage Sen Việt', 'facebook', false, 'paused', null)
on conflict (name) do update set title = excluded.title, active = excluded.active, state = excluded.state, state_text = excluded.state_text;

insert into staff_group (name, mode) values ('Chăm sóc khách hàng', 'load'), ('Bán hàng', 'sequential') on conflict do nothing;
insert into staff_group_member select g.id, s.id from staff_group g, staff s where g.name = 'Chăm sóc khách hàng' on conflict do nothing;

insert into contact (name, phone, email, title, company, address, source, status, score, tags, info, created, updated)
select name, phone, email, title, company, address, source, 'active', score, tags, info, now() - n * interval '31 hours', now() - n * interval '47 minutes'
from (values
  (1, 'Nguyễn Thị Minh Khai', '+84912345678', 'minhkhai@hoasen.example', 'Trưởng phòng mua hàng', 'Công ty Hoa Sen', '12 Lê Lợi, Quận 1, TP. Hồ Chí Minh', 'web-form', 42, '{khách quen,miền Nam}'::text[], 'Thích được gọi buổi chiều.'),
  (2, 'Trần Đức Thắng', '+84987654321', 'thang.tran@buudien.example', null, 'Bưu điện Đống Đa', 'Hà Nội', 'support-mail', 17, '{}'::text[], null),
  (3, 'Đỗ Hoàng Yến', '+84903111222', 'yen.do@example.com', 'Kế toán trưởng', 'Nội thất Ánh Dương', 'Đà Nẵng', 'facebook', 65, '{VIP}'::text[], null),
  (4, 'Phùng Quang Huy', '+84868000111', null, null, null, 'Cần Thơ', 'web-form', 5, '{}'::text[], null),
  (5, 'Lý Gia Hân', null, 'giahan@tiemhoa.example', 'Chủ tiệm', 'Tiệm hoa Gia Hân', 'Huế', 'support-mail', 23, '{sỉ}'::text[], null),
  (6, 'Jean Dupont', '+33142685300', 'jean.dupont@example.fr', null, 'Maison Dupont', 'Paris', 'support-mail', 8, '{export}'::text[], null)
) v (n, name, phone, email, title, company, address, source, score, tags, info);
insert into contact (name, phone, source, created, updated)
select (array['Vũ','Bùi','Hồ','Ngô','Dương','Hoàng'])[1 + n % 6] || ' ' || (array['Thanh','Ngọc','Quốc','Hải','Kim'])[1 + n % 5] || ' ' || (array['Lan','Sơn','Mai','Bình','Trâm','Phúc','Oanh'])[1 + n % 7],
       '+849' || lpad((10000000 + n * 7919)::text, 8, '0'), 'web-form', now() - n * interval '3 hours', now() - n * interval '3 hours'
from generate_series(7, 70) n;
insert into identity (kind, value, object, object_id)
select 'email', email, 'contact', id from contact where email is not null union all
select 'phone', phone, 'contact', id from contact where phone is not null
on conflict do nothing;

insert into lead (name, phone, email, company, source, status, score, tags, info, owner_id, created, updated)
select name, phone, email, company, source, status, 10 * n, tags, info, 1 + n % 2, now() - n * interval '5 hours', now() - n * interval '70 minutes'
from (values
  (1, 'Hoàng Bảo Châu', '+84933222111', 'chau.hoang@example.com', 'Spa Bảo Châu', 'web-form', 'New', '{quảng cáo tháng 11}'::text[], 'Cần báo giá 20 bộ ghế cho phòng chờ, giao trước Tết.'),
  (2, 'Mai Văn Tâm', '+84977888999', null, null, 'facebook', 'New', '{}'::text[], 'Hỏi giá bàn gỗ sồi 1m6.'),
  (3, 'Cao Thị Ngân', '+84944555666', 'ngan.cao@example.com', 'Trường mầm non Sao Mai', 'web-form', 'Contacted', '{giáo dục}'::text[], 'Muốn xem mẫu tại cửa hàng.'),
  (4, 'Tạ Quốc Bảo', '+84911000999', 'bao@cafegac.example', 'Cà phê Gác', 'zalo', 'Qualified', '{F&B,gấp}'::text[], null)
) v (n, name, phone, email, company, source, status, tags, info);

insert into ticket (subject, status, priority, contact_id, group_id, owner_id, connection_id, source, tags, created, updated)
select subject, status, priority, n, 1, owner, (select id from connection where name = 'support-mail'), 'mail', tags, now() - n * interval '9 hours', now() - n * interval '26 minutes'
from (values
  (1, 'Đơn hàng DH-20461 giao thiếu hai ghế', 'open', 'urgent', 1, '{giao hàng}'::text[]),
  (2, 'Xin hoá đơn VAT cho đơn tháng 10', 'open', 'medium', null, '{}'::text[]),
  (3, 'Re: Báo giá bàn làm việc chân sắt – cần chỉnh kích thước 1m4 thành 1m6 và giao tại công trình Đà Nẵng', 'pending', 'high', 2, '{báo giá}'::text[]),
  (4, 'Đổi màu nệm sofa', 'open', 'low', 2, '{}'::text[]),
  (5, 'Chậm giao hoa khai trương', 'solved', 'high', 1, '{}'::text[]),
  (6, 'Shipping to Paris?', 'closed', 'medium', 1, '{export}'::text[])
) v (n, subject, status, priority, owner, tags);

insert into blob (sha256, size, bytes) select sha256(b), length(b), b from (values
  (convert_to(E'From: minhkhai@hoasen.example\r\nTo: support@kenh.example\r\nSubject: =?UTF-8?Q?=C4=90=C6=A1n_h=C3=A0ng?=\r\n\r\nXin chào.\r\n', 'UTF8')),
  (convert_to('%PDF-1.4 not really', 'UTF8'))) v (b);

insert into event (connection_id, external_id, kind, lane, payload, blob, at)
select (select id from connection where name = case when n % 3 = 0 then 'web-form' when n % 7 = 0 then 'esms' else 'support-mail' end), 'ext-' || n,
       case when n % 3 = 0 then 'form' when n % 7 = 0 then 'receipt' else 'message' end, 'contact:' || (1 + n % 6),
       case when n % 3 = 0 then jsonb_build_object('name', 'Hoàng Bảo Châu', 'phone', '0933 222 111', 'note', 'Cần báo giá 20 bộ ghế', 'source', 'trang chủ')
            when n % 7 = 0 then jsonb_build_object('message', 'sms-' || n, 'state', 'delivered')
            else jsonb_build_object('from', 'minhkhai@hoasen.example', 'subject', 'Đơn hàng DH-20461 giao thiếu hai ghế') end,
       case when n = 118 then (select sha256 from blob where convert_from(bytes, 'UTF8') like 'From:%') end,
       now() - (121 - n) * interval '11 minutes'
from generate_series(1, 120) n;
insert into event_outcome (event_id, outcome, object, object_id, note, at)
select id, case kind when 'form' then 'lead.updated' when 'receipt' then 'message.delivered' else 'ticket.replied' end,
       case kind when 'form' then 'lead' when 'receipt' then 'message' else 'ticket' end, 1, null, at + interval '1 second'
from event where id <= 116 and id % 29 <> 0;
insert into parked (line, ref, slot, lane, connection, reason, detail, attempts, at)
select 'event', e.id, slot_of(e.lane), e.lane, c.name, 'no channel', 'Biểu mẫu không có số điện thoại hay email; cần ít nhất một trong hai. Bổ sung trường rồi chạy lại.', 1, e.at
from event e join connection c on c.id = e.connection_id where e.id % 29 = 0 and e.id <= 116;
insert into event_queue (slot, id, lane, held, due, since)
select slot_of(lane), id, lane, true, now() + interval '20 years', at from event where id > 116;
insert into tally (connection_id, writer, received, duplicates, done)
select e.connection_id, 'seed', count(*) + 14, 14, count(o.event_id) from event e left join event_outcome o on o.event_id = e.id group by 1;
insert into traffic (at, received)
select date_trunc('hour', now()) - n * interval '1 hour',
       (select greatest(0, sum(received) - 6)::bigint from tally) - sum((array[4,7,12,19,23,17,15,11,21,26,18,9,5,2,1,0,1,1,2,6,14,22,27,24])[m + 1] % 12) filter (where true)
from generate_series(0, 23) n join lateral generate_series(0, n) m on true group by n
on conflict (at) do update set received = excluded.received;
update traffic set received = greatest(received, 0);

insert into ticket_message (ticket_id, direction, author, staff_id, event_id, subject, text, visible, html, at) values
  (1, 'in', 'Nguyễn Thị Minh Khai', null, 118, 'Đơn hàng DH-20461 giao thiếu hai ghế', E'Chào shop,\n\nSáng nay bên em nhận được đơn DH-20461 nhưng chỉ có 10 ghế, thiếu 2 ghế màu xám so với hoá đơn. Em gửi ảnh biên bản giao nhận kèm theo.\n\nNhờ shop kiểm tra giúp, thứ Sáu này bên em đã cần dùng.\n\nCảm ơn,\nMinh Khai', E'Chào shop,\n\nSáng nay bên em nhận được đơn DH-20461 nhưng chỉ có 10 ghế, thiếu 2 ghế màu xám so với hoá đơn. Em gửi ảnh biên bản giao nhận kèm theo.\n\nNhờ shop kiểm tra giúp, thứ Sáu này bên em đã cần dùng.', '<p>Chào shop,</p><p>Sáng nay bên em nhận được đơn <b>DH-20461</b> nhưng chỉ có <b>10 ghế</b>, thiếu 2 ghế màu xám so với hoá đơn.</p><table border="1" cellpadding="6"><tr><th>Mã</th><th>Đặt</th><th>Nhận</th></tr><tr><td>G-12 xám</td><td>6</td><td>4</td></tr><tr><td>G-12 nâu</td><td>6</td><td>6</td></tr></table><p>Cảm ơn,<br>Minh Khai</p>', now() - interval '3 hours'),
  (1, 'note', 'Phạm Anh Tuấn', 2, null, null, 'Đã gọi kho Bình Dương: hai ghế còn trên xe, tài xế quên dỡ. Sáng mai giao bù.', 'Đã gọi kho Bình Dương: hai ghế còn trên xe, tài xế quên dỡ. Sáng mai giao bù.', null, now() - interval '2 hours'),
  (1, 'out', 'Lê Thu Hương', 1, null, 'Re: Đơn hàng DH-20461 giao thiếu hai ghế', E'Chào chị Khai,\n\nEm xin lỗi về sự cố. Hai ghế còn lại sẽ được giao trước 10 giờ sáng mai, không tính thêm phí.\n\nHương', E'Chào chị Khai,\n\nEm xin lỗi về sự cố. Hai ghế còn lại sẽ được giao trước 10 giờ sáng mai, không tính thêm phí.\n\nHương', null, now() - interval '100 minutes'),
  (1, 'in', 'Nguyễn Thị Minh Khai', null, 119, 'Re: Đơn hàng DH-20461 giao thiếu hai ghế', E'Cảm ơn em, bên chị chờ nhé.\n\nVào 14:02, Lê Thu Hương đã viết:\n> Chào chị Khai,\n> Em xin lỗi về sự cố.', 'Cảm ơn em, bên chị chờ nhé.', null, now() - interval '26 minutes'),
  (2, 'in', 'Trần Đức Thắng', null, null, 'Xin hoá đơn VAT', 'Cho mình xin hoá đơn VAT của đơn tháng 10.', 'Cho mình xin hoá đơn VAT của đơn tháng 10.', null, now() - interval '52 minutes');
insert into attachment (message_id, name, shown_name, type, size, sha256)
select 1, 'bien-ban-giao-nhan.pdf', 'Biên bản giao nhận.pdf', 'application/pdf', 348211, sha256 from blob where convert_from(bytes, 'UTF8') like '%PDF-1.4%';

insert into message (key, channel, connection_id, address, name, subject, text, state, reason, external_id, object, object_id, contact_id, cause, lane, attempts, created, updated)
select 'seed-' || n, case when n % 4 = 0 then 'mail' else 'sms' end, (select id from connection where name = case when n % 4 = 0 then 'smtp' else 'esms' end),
       case when n % 4 = 0 then 'minhkhai@hoasen.example' else '+84912345678' end, 'Nguyễn Thị Minh Khai',
       case when n % 4 = 0 then 'Re: Đơn hàng DH-20461' end,
       'Sen Viet: don hang DH-20' || (400 + n) || ' da duoc giao cho don vi van chuyen. Cam on quy khach.',
       case when n % 17 = 0 then 'failed' when n = 63 then 'unknown' when n > 61 then 'accepted' else 'delivered' end,
       case when n % 17 = 0 then 'Nhà mạng báo số không tồn tại (mã 99).' when n = 63 then 'Mất kết nối trong lúc chờ nhà cung cấp trả lời.' end,
       'esms-' || (88000 + n), case when n % 4 = 0 then 'ticket' else 'contact' end, 1, 1, 'run:' || n, 'contact:1', 1,
       now() - (65 - n) * interval '37 minutes', now() - (65 - n) * interval '37 minutes' + interval '4 seconds'
from generate_series(1, 64) n;
insert into parked (line, ref, slot, lane, connection, reason, detail, attempts, at)
select 'message', id, slot_of(lane), lane, 'esms', 'credentials refused', 'Tài khoản hết tiền (mã 103). Nạp thêm rồi chạy lại.', 6, updated from message where id in (17, 34, 51);

insert into change (object, object_id, kind, lane, record, before, cause, depth, at) values
  ('contact', 1, 'created', 'contact:1', '{"name": "Minh Khai", "status": "new"}', '{}', 'event:3', 0, now() - interval '4 days'),
  ('contact', 1, 'updated', 'contact:1', '{"name": "Nguyễn Thị Minh Khai", "title": "Trưởng phòng mua hàng"}', '{"name": "Minh Khai", "title": null}', 'staff:1', 0, now() - interval '2 days'),
  ('ticket', 1, 'updated', 'contact:1', '{"status": "open", "priority": "urgent"}', '{"priority": "medium"}', 'staff:2', 0, now() - interval '2 hours'),
  ('lead', 1, 'created', 'lead:1', '{"name": "Hoàng Bảo Châu"}', '{}', 'event:6', 0, now() - interval '5 hours');

insert into automation (name, description, state, version, definition, key, created, updated) values
  ('Báo đã nhận phiếu', 'Gửi SMS cho khách khi có phiếu mới trong giờ làm việc.', 'active', 3, '{"object": "ticket", "trigger": "created", "conditions": {"all": [{"field": "tags", "op": "has", "value": "chưa ai có"}]}, "actions": [{"action": "send-sms", "with": {"to": "customer", "text": "Da nhan yeu cau cua quy khach."}}]}', 'seed/ack', now() - interval '40 days', now() - interval '3 days'),
  ('Chia tiềm năng cho đội bán hàng', 'Khách từ trang chủ được chia lần lượt.', 'active', 1, '{"object": "lead", "trigger": "created", "conditions": {"all": [{"field": "tags", "op": "has", "value": "chưa ai có"}]}, "actions": [{"action": "send-mail", "with": {"to": "owner", "subject": "Khách mới", "text": "Gọi lại trong hôm nay."}}]}', 'seed/share', now() - interval '40 days', now() - interval '40 days'),
  ('Chúc mừng sinh nhật', null, 'paused', 2, '{"object": "contact", "trigger": "updated", "conditions": {"all": [{"field": "tags", "op": "has", "value": "chưa ai có"}]}, "actions": [{"action": "send-sms", "with": {"to": "customer", "text": "Chuc mung sinh nhat!"}}]}', 'seed/birthday', now() - interval '40 days', now() - interval '12 days'),
  ('Hỏi thăm sau 15 ngày', 'Nhắc chăm sóc khách lâu chưa liên hệ.', 'draft', 1, '{"object": "contact", "trigger": "updated", "conditions": {"all": [{"field": "tags", "op": "has", "value": "chưa ai có"}]}, "actions": []}', null, now() - interval '1 day', now() - interval '1 day');
insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
select 1, 3, id, object, object_id, case when id % 3 = 0 then 'failed' else 'done' end, '[{"action": "send-sms", "outcome": "done"}]', at from change;

with made as (
  insert into campaign (name, kind, ends, object, steps, manager_id, distribute, created, updated)
  values ('Hội chợ mùa thu', 'short', '2030-12-31', 'lead', '{Mới,Đã liên hệ,Thành công}', (select id from staff where email = 'linh@kenh.example'), true, now(), now())
  returning id)
insert into campaign_seller (campaign_id, staff_id) select made.id, s.id from made, staff s where s.email in ('tuan@kenh.example', 'linh@kenh.example');

insert into task (name, status, due, created, updated) values
  ('Gọi lại cho chị Khai', 'open', now() - interval '3 hours', now() - interval '2 days', now() - interval '2 days'),
  ('Hỏi kho về hai ghế xám', 'open', null, now() - interval '1 day', now() - interval '1 day');
