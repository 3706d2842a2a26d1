-- Some hundreds of rows more, so that the pictures of the screens show them as they are after months of use.
insert into lead (name, phone, email, company, source, status, score, tags, info, owner_id, created, updated)
select (array['Vũ','Bùi','Hồ','Ngô','Dương','Hoàng','Nguyễn'])[1 + n % 7] || ' ' || (array['Thanh','Ngọc','Quốc','Hải','Kim'])[1 + n % 5] || ' ' || (array['Lan','Sơn','Mai','Bình','Trâm','Phúc','Oanh','Duy'])[1 + n % 8],
       '+849' || lpad((20000000 + n * 6361)::text, 8, '0'), case when n % 3 > 0 then 'khach' || n || '@example.com' end,
       case when n % 4 = 0 then (array['Nội thất Ánh Dương','Công ty TNHH Thương mại và Dịch vụ Xuất nhập khẩu Toàn Cầu','Hoa Sen'])[1 + n % 3] end,
       (array['web-form','facebook','zalo','hội chợ mùa thu'])[1 + n % 4], (array['New','Contacted','Qualified','Converted'])[1 + n % 4], n % 100,
       case when n % 3 = 0 then array['VIP','miền Nam','quảng cáo tháng 11','sỉ','gấp'] when n % 3 = 1 then array['lẻ'] else '{}'::text[] end,
       case when n % 5 = 0 then 'Cần báo giá 20 bộ ghế cho phòng chờ, giao trước Tết, có lắp đặt và bảo hành tại công trình.' end,
       case when n % 6 > 0 then 1 + n % 3 end, now() - n * interval '3 hours', now() - n * interval '53 minutes'
from generate_series(1, 300) n;
insert into account (name, phone, email, industry, status, owner_id, tags, created, updated)
select (array['Công ty cổ phần','Công ty TNHH','Cửa hàng','Tập đoàn'])[1 + n % 4] || ' ' || (array['Ánh Dương','Hoa Sen','Biển Xanh','Đại Phát','Minh Long'])[1 + n % 5] || ' ' || n, '+8428' || (38200000 + n), 'lienhe@cty' || n || '.example',
       (array['Nội thất','Bán lẻ','Giáo dục'])[1 + n % 3], (array['active','new'])[1 + n % 2], 1 + n % 3, case when n % 2 = 0 then array['đại lý'] else '{}'::text[] end, now() - n * interval '1 day', now() - n * interval '2 hours'
from generate_series(1, 80) n;
insert into opportunity (name, stage, amount, contact_id, owner_id, created, updated)
select 'Bàn ghế văn phòng đợt ' || n, (array['new','offer','won','lost'])[1 + n % 4], (n % 37 + 1) * 3500000, 1 + n % 6, 1 + n % 3, now() - n * interval '9 hours', now() - n * interval '4 hours'
from generate_series(1, 120) n;
insert into task (name, status, priority, due, owner_id, contact_id, category, created, updated)
select 'Gọi lại khách về báo giá ' || n, (array['open','open','done'])[1 + n % 3], (array['low','medium','high','urgent'])[1 + n % 4], now() + (n - 40) * interval '7 hours', 1 + n % 3, 1 + n % 6, 'Gọi điện', now() - n * interval '5 hours', now() - n * interval '3 hours'
from generate_series(1, 90) n;
insert into ticket (subject, status, priority, contact_id, group_id, owner_id, source, tags, created, updated)
select 'Đơn hàng DH-' || (30000 + n) || (array[' giao thiếu',' cần đổi màu',' xin hoá đơn VAT',' chậm giao tại công trình Đà Nẵng'])[1 + n % 4], (array['open','pending','solved','closed'])[1 + n % 4],
       (array['low','medium','high','urgent'])[1 + n % 4], 1 + n % 6, 1, case when n % 3 > 0 then 1 + n % 3 end, 'mail', '{}', now() - n * interval '5 hours', now() - n * interval '47 minutes'
from generate_series(1, 160) n;
insert into message (key, channel, connection_id, address, name, subject, text, state, reason, contact_id, cause, lane, attempts, created, updated)
select 'crowd-' || n, case when n % 4 = 0 then 'mail' else 'sms' end, (select id from connection where name = case when n % 4 = 0 then 'smtp' else 'esms' end),
       case when n % 4 = 0 then 'minhkhai@hoasen.example' else '+84912345678' end, 'Nguyễn Thị Minh Khai', case when n % 4 = 0 then 'Re: Đơn hàng DH-20461' end, 'Sen Viet: don hang DH-20' || (400 + n) || ' da duoc giao.',
       case when n % 19 = 0 then 'failed' when n % 43 = 0 then 'expired' when n % 11 = 0 then 'accepted' else 'delivered' end, case when n % 19 = 0 then 'Nhà mạng báo số không tồn tại (mã 99).' end,
       1, 'automation:1', 'contact:1', 1, now() - n * (20 + n % 30) * interval '1 minute', now() - n * interval '40 minutes'
from generate_series(1, 500) n;
with changed as (
  insert into change (object, object_id, kind, lane, record, cause, at)
  select 'ticket', 1 + n % 6, 'updated', 'contact:1', '{}', 'api:crowd', now() - n * (60 + n * 7 % 90) * interval '1 minute' from generate_series(1, 400) n returning id, object_id, at)
insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
select 1, 3, id, 'ticket', object_id, case when id % 9 = 0 then 'failed' when id % 13 = 0 then 'pending' else 'done' end,
       case when id % 9 = 0 then '[{"action": "send-sms", "outcome": "failed", "reason": "connection: found none that sends sms, wanted an active one; add it under Connections"}]'::jsonb else '[{"action": "send-sms", "outcome": "done"}]'::jsonb end, at
from changed;
with made as (
  insert into campaign (name, kind, starts, ends, object, steps, manager_id, distribute, created, updated)
  select (array['Tri ân khách cũ','Ra mắt bộ sưu tập mùa đông','Chăm sóc đại lý miền Trung và Tây Nguyên','Tết 2027'])[n], (array['long','short'])[1 + n % 2], current_date - n * 20, case when n % 2 = 1 then current_date + (n - 2) * 15 end,
         'lead', '{Mới,Đã liên hệ,Báo giá,Thành công,Thất bại}', 1 + n % 3, n % 2 = 0, now(), now() from generate_series(1, 4) n returning id, name)
insert into campaign_seller (campaign_id, staff_id) select made.id, s.id from made, staff s;
with joined as (
  insert into opportunity (name, stage, amount, lead_id, owner_id, campaign_id, created, updated)
  select l.name || ' · ' || c.name, c.steps[1 + (l.id * 7 + c.id) % 5], (l.id % 9) * 1500000, l.id, case when l.id % 4 > 0 then 1 + l.id % 3 end, c.id, now() - l.id * interval '2 hours', now() - l.id * interval '1 hour'
  from lead l, campaign c where (l.id + c.id) % 3 > 0 and array_length(c.steps, 1) = 5 returning id, lead_id, campaign_id)
insert into campaign_member (campaign_id, object, object_id, opportunity_id) select campaign_id, 'lead', lead_id, id from joined;
insert into change (object, object_id, kind, lane, record, cause, at)
select 'opportunity', opportunity_id, 'created', 'lead:' || object_id, '{}', case when opportunity_id % 3 = 0 then 'staff:2' else 'automation:2/change:1' end, now() from campaign_member;
update automation set definition = jsonb_set(definition, '{actions,1}', '{"action": "add-to-campaign", "with": {"campaign": "Tết 2027"}}') where id = 2;
